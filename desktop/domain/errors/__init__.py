"""Refusals: what was asked and cannot be done, as facts; `desktop.wording` words each one once.

A topic is loaded when a refusal of it is first named: every start names few of them, and making them all
took a twentieth of its time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.domain.errors.access import (
        FirstUserAdministrates as FirstUserAdministrates,
        LastAdministrator as LastAdministrator,
        NotAllowed as NotAllowed,
        NoUsersYet as NoUsersYet,
        PasswordNotGiven as PasswordNotGiven,
        PasswordsDiffer as PasswordsDiffer,
        SecondPersonNeeded as SecondPersonNeeded,
        SignInNeeded as SignInNeeded,
        UnknownUser as UnknownUser,
        UserExists as UserExists,
        WaitToSignIn as WaitToSignIn,
        WeakPassword as WeakPassword,
        WrongPassword as WrongPassword,
    )
    from desktop.domain.errors.applications import (
        ApplicationDecided as ApplicationDecided,
        ApplicationNotAccepted as ApplicationNotAccepted,
        BadPhone as BadPhone,
        ConnectedByConversion as ConnectedByConversion,
        NoFreeNumber as NoFreeNumber,
        UnknownApplication as UnknownApplication,
    )
    from desktop.domain.errors.bank import (
        AnsweredBeforeSent as AnsweredBeforeSent,
        DebitAnswered as DebitAnswered,
        DebitAnsweredTwice as DebitAnsweredTwice,
        DebitedOtherwise as DebitedOtherwise,
        IncomeAndExpense as IncomeAndExpense,
        LineNotIncome as LineNotIncome,
        NoAgreement as NoAgreement,
        NothingToDebit as NothingToDebit,
        TotalsDisagree as TotalsDisagree,
        UnknownBatch as UnknownBatch,
        UnknownDebit as UnknownDebit,
        UntilBeforeFrom as UntilBeforeFrom,
    )
    from desktop.domain.errors.care import (
        BadAppropriationMonth as BadAppropriationMonth,
        InstalmentBeforePlan as InstalmentBeforePlan,
        InstalmentTwice as InstalmentTwice,
        NoPlan as NoPlan,
        NotAKeyCustomer as NotAKeyCustomer,
        NotFiscallyFunded as NotFiscallyFunded,
        NothingSaid as NothingSaid,
        OpinionClosed as OpinionClosed,
        OpinionDueBefore as OpinionDueBefore,
        OpinionNotAnswered as OpinionNotAnswered,
        PlanEmpty as PlanEmpty,
        PlanEndsBefore as PlanEndsBefore,
        PlanStands as PlanStands,
        UnknownOpinion as UnknownOpinion,
        VisitsTooFarApart as VisitsTooFarApart,
    )
    from desktop.domain.errors.closing import (
        CertifiedAhead as CertifiedAhead,
        NothingReceivable as NothingReceivable,
        NotZero as NotZero,
        PeriodClosed as PeriodClosed,
        PeriodNotClosed as PeriodNotClosed,
        PeriodNotOver as PeriodNotOver,
    )
    from desktop.domain.errors.contacts import (
        AttachmentChanged as AttachmentChanged,
        AttachmentTooLarge as AttachmentTooLarge,
        AttachmentUnknown as AttachmentUnknown,
        ContactIncomplete as ContactIncomplete,
        ContactWithdrawn as ContactWithdrawn,
        EverybodyHeld as EverybodyHeld,
        NotAnHour as NotAnHour,
        UnknownContact as UnknownContact,
        UntilTooEarly as UntilTooEarly,
        WrongAct as WrongAct,
    )
    from desktop.domain.errors.conversions import (
        CampaignStands as CampaignStands,
        ConversionOver as ConversionOver,
        ConversionUnderWay as ConversionUnderWay,
        IllegalStep as IllegalStep,
        NotACampaignTarget as NotACampaignTarget,
        NotAChronicDefaulter as NotAChronicDefaulter,
        NotRejectedAnyMore as NotRejectedAnyMore,
        NotUnderWay as NotUnderWay,
        StepBack as StepBack,
        StepBeforeLast as StepBeforeLast,
        StepMissing as StepMissing,
        StepSkipped as StepSkipped,
        StepTaken as StepTaken,
        UnknownCampaign as UnknownCampaign,
    )
    from desktop.domain.errors.databases import (
        BackupNotProved as BackupNotProved,
        DamagedWithBackup as DamagedWithBackup,
        DatabaseDamaged as DatabaseDamaged,
        DatabaseInUse as DatabaseInUse,
        DatabaseNotEmpty as DatabaseNotEmpty,
        DatabaseTooNew as DatabaseTooNew,
        DayOutsideStory as DayOutsideStory,
        NoDisplay as NoDisplay,
        ReadOnlySnapshot as ReadOnlySnapshot,
        WindowMissing as WindowMissing,
    )
    from desktop.domain.errors.files import (
        ColumnMissing as ColumnMissing,
        ColumnTwice as ColumnTwice,
        FileNotUnderstood as FileNotUnderstood,
        FileProblem as FileProblem,
        FileTooLarge as FileTooLarge,
        MappingProblem as MappingProblem,
        PasswordNeeded as PasswordNeeded,
        QuoteNeverClosed as QuoteNeverClosed,
        RowsRefused as RowsRefused,
        TextDamaged as TextDamaged,
        TooManyRows as TooManyRows,
    )
    from desktop.domain.errors.inputs import (
        AmountMissing as AmountMissing,
        BadCustomerNumber as BadCustomerNumber,
        DigitsLost as DigitsLost,
        ErrorValue as ErrorValue,
        FieldMissing as FieldMissing,
        NegativeAmount as NegativeAmount,
        NotAChoice as NotAChoice,
        NotADate as NotADate,
        NotAMonth as NotAMonth,
        NotAnAmount as NotAnAmount,
        NotAPattern as NotAPattern,
        NotAWholeNumber as NotAWholeNumber,
        ReasonMissing as ReasonMissing,
    )
    from desktop.domain.errors.meters import (
        AlarmsReversed as AlarmsReversed,
        AnsweredTwice as AnsweredTwice,
        BadMeterNumber as BadMeterNumber,
        BadMeterPattern as BadMeterPattern,
        CountOutdated as CountOutdated,
        HolderMissing as HolderMissing,
        IllegalMeterMove as IllegalMeterMove,
        LineAnswered as LineAnswered,
        MeterKnown as MeterKnown,
        MovedBefore as MovedBefore,
        NoNumbers as NoNumbers,
        NotARange as NotARange,
        NothingToOrder as NothingToOrder,
        NotOnOrder as NotOnOrder,
        NotScheduled as NotScheduled,
        NumberOffPattern as NumberOffPattern,
        OnAnotherOrder as OnAnotherOrder,
        OrderNotOpen as OrderNotOpen,
        ReadingTooLow as ReadingTooLow,
        StockTooSmall as StockTooSmall,
        TeamMissing as TeamMissing,
        UnknownMaker as UnknownMaker,
        UnknownMeter as UnknownMeter,
        UnknownOrder as UnknownOrder,
    )
    from desktop.domain.errors.money import (
        AlreadyReversed as AlreadyReversed,
        BeforeBusiness as BeforeBusiness,
        ChangedSince as ChangedSince,
        CorrectionNotLower as CorrectionNotLower,
        KeyReused as KeyReused,
        NotACheque as NotACheque,
        NothingForPayer as NothingForPayer,
        NothingToPay as NothingToPay,
        NothingToWaive as NothingToWaive,
        NothingToWriteOff as NothingToWriteOff,
        NotReversible as NotReversible,
        NotYourPayment as NotYourPayment,
        PaidForTwice as PaidForTwice,
        PrestoredMoneyUsed as PrestoredMoneyUsed,
        PrestoredTooLittle as PrestoredTooLittle,
        ReversedBeforePaid as ReversedBeforePaid,
        SameCustomer as SameCustomer,
        TenderedTooLittle as TenderedTooLittle,
        UnknownReceipt as UnknownReceipt,
        WrittenOffBefore as WrittenOffBefore,
    )
    from desktop.domain.errors.office import (
        BillExists as BillExists,
        BillNotIssued as BillNotIssued,
        CustomerExists as CustomerExists,
        DueBeforeIssue as DueBeforeIssue,
        MeterTaken as MeterTaken,
        TenureBegins as TenureBegins,
        UnknownBill as UnknownBill,
        UnknownCustomer as UnknownCustomer,
        UnknownSetting as UnknownSetting,
        UnknownStation as UnknownStation,
    )
    from desktop.domain.errors.papers import (
        CharacterNotPrintable as CharacterNotPrintable,
        NobodyLawful as NobodyLawful,
        NothingToPrint as NothingToPrint,
        PrinterRefused as PrinterRefused,
        PrintingCancelled as PrintingCancelled,
        SheetFull as SheetFull,
    )
    from desktop.domain.errors.pivots import (
        DoesNotGoWith as DoesNotGoWith,
        NotInDimension as NotInDimension,
        NoValues as NoValues,
        PivotNamed as PivotNamed,
        PivotTooLarge as PivotTooLarge,
        StandsTwice as StandsTwice,
        UnknownPivot as UnknownPivot,
    )
    from desktop.domain.errors.prepaid import (
        DeadlinePassed as DeadlinePassed,
        DeferredToThePast as DeferredToThePast,
        NotARecovery as NotARecovery,
        NotPrepaid as NotPrepaid,
        TopUpAboveLimit as TopUpAboveLimit,
    )
    from desktop.domain.errors.refusal import (
        Cancelled as Cancelled,
        Refusal as Refusal,
    )
    from desktop.domain.errors.risk import (
        LevelsOutOfOrder as LevelsOutOfOrder,
        MeasureDueBefore as MeasureDueBefore,
        MeasureNotOpen as MeasureNotOpen,
        MeasureStands as MeasureStands,
        SupplyEnded as SupplyEnded,
        SupplyEndsBefore as SupplyEndsBefore,
        SupplyStands as SupplyStands,
        UnknownMeasure as UnknownMeasure,
        UnknownSupply as UnknownSupply,
    )
    from desktop.domain.errors.shifts import (
        BadRange as BadRange,
        DifferenceUnexplained as DifferenceUnexplained,
        FloatAboveCash as FloatAboveCash,
        NoShiftOpen as NoShiftOpen,
        NumberNotFree as NumberNotFree,
        RangeTaken as RangeTaken,
        RangeUsedUp as RangeUsedUp,
        ShiftClosed as ShiftClosed,
        ShiftOfAnotherDay as ShiftOfAnotherDay,
        ShiftOpenAlready as ShiftOpenAlready,
    )
    from desktop.domain.errors.sms import (
        BraceAlone as BraceAlone,
        GatewayIncomplete as GatewayIncomplete,
        MessageNotOpen as MessageNotOpen,
        NotAMobile as NotAMobile,
        NotSmsHours as NotSmsHours,
        QuietNow as QuietNow,
        SecretNeeded as SecretNeeded,
        SenderBroken as SenderBroken,
        SeveralMessages as SeveralMessages,
        TemplateEmpty as TemplateEmpty,
        TemplateExists as TemplateExists,
        UnknownMessage as UnknownMessage,
        UnknownSender as UnknownSender,
        UnknownSmsField as UnknownSmsField,
        UnknownTemplate as UnknownTemplate,
    )
    from desktop.domain.errors.stop_supply import (
        AlreadyStopped as AlreadyStopped,
        CutNotAllowed as CutNotAllowed,
        NothingOverdue as NothingOverdue,
        NotPaidInFull as NotPaidInFull,
        NotStopped as NotStopped,
        PeriodsExist as PeriodsExist,
        PeriodsUnsound as PeriodsUnsound,
        StopNoticeTooEarly as StopNoticeTooEarly,
    )
    from desktop.domain.errors.targets import (
        NoSuchTarget as NoSuchTarget,
        NotAPeriod as NotAPeriod,
        NoTargetsIn as NoTargetsIn,
        NotATarget as NotATarget,
        NotAWeight as NotAWeight,
        PeriodNotBegun as PeriodNotBegun,
        TargetsRefused as TargetsRefused,
        TargetTwice as TargetTwice,
        UnknownArea as UnknownArea,
        UnknownContractor as UnknownContractor,
    )
    from desktop.domain.errors.vending import (
        AboveRemaining as AboveRemaining,
        DebtStillOwed as DebtStillOwed,
        EnergyOnItsWay as EnergyOnItsWay,
        EnergyTooLittle as EnergyTooLittle,
        NotAToken as NotAToken,
        NothingToVend as NothingToVend,
        NoVendFiles as NoVendFiles,
        RemainingUnknown as RemainingUnknown,
        TokenGiven as TokenGiven,
        TokenOfOther as TokenOfOther,
        TokenOnItsWay as TokenOnItsWay,
        UnknownVend as UnknownVend,
        UnknownVendBatch as UnknownVendBatch,
        VendAnswered as VendAnswered,
        VendBatchChanged as VendBatchChanged,
        VendCancelled as VendCancelled,
        VendNotSent as VendNotSent,
        VendOfOtherAmount as VendOfOtherAmount,
        VendOfOtherMeter as VendOfOtherMeter,
        VendTwice as VendTwice,
    )

_TOPICS = (
    "refusal",
    "access",
    "databases",
    "files",
    "inputs",
    "money",
    "office",
    "shifts",
    "sms",
    "bank",
    "care",
    "contacts",
    "conversions",
    "papers",
    "prepaid",
    "risk",
    "stop_supply",
    "applications",
    "closing",
    "meters",
    "pivots",
    "targets",
    "vending",
)
"""Those that a start needs come first."""


def __getattr__(name: str) -> Any:
    """Find a refusal by its name, topic by topic."""
    if not name.startswith("_"):
        for topic in _TOPICS:
            found = vars(import_module(f"{__name__}.{topic}")).get(name)
            if found is not None:
                globals()[name] = found
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
