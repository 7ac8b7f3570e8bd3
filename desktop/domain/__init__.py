"""The rules of the money and of the office: values and pure functions, standard library only."""
