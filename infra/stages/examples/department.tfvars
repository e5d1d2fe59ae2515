# Everybody belongs to a department and has the number of a badge, which is given once. No company is asked for.

stage      = "department"
account_id = "111122223333"
region     = "eu-central-1"
alarms     = { emails = ["on-call@example.com"] }

# The badge's office gives the number, and nobody is asked for more than the password.
sign_in = {
  new_number = false
}

mfa = {
  mode = "OFF"
}

attributes = [
  { name = "name", required = true },
  {
    name     = "custom:department"
    type     = "choice"
    required = true
    choices = [
      { value = "sales", label = { en = "Sales", de = "Vertrieb" } },
      { value = "support", label = { en = "Customer support", de = "Kundendienst" } },
      { value = "warehouse", label = { en = "Warehouse", de = "Lager" } },
      { value = "transport", label = { en = "Transport", de = "Fuhrpark" } },
      { value = "purchasing", label = { en = "Purchasing", de = "Einkauf" } },
      { value = "accounting", label = { en = "Accounting", de = "Buchhaltung" } },
      { value = "people", label = { en = "People and training", de = "Personal und Ausbildung" } },
      { value = "it", label = { en = "Information technology", de = "Informationstechnik" } },
      { value = "board", label = { en = "Board", de = "Vorstand" } },
    ]
  },
  {
    name       = "custom:employee_number"
    required   = true
    min_length = 6
    max_length = 6
    pattern    = "\\d{6}"
    editable   = false
    hint       = { en = "Six digits, on your badge", de = "Sechs Ziffern, auf Ihrem Ausweis" }
  },
]
