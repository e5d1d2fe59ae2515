# Only administrators create accounts. Yes or no, a date and a number; and a badge that the app may read and never shows.

stage      = "invited"
account_id = "111122223333"
region     = "eu-central-1"
alarms     = { emails = ["on-call@example.com"] }

sign_in = {
  self_sign_up = false
}

# Invited people choose a password, and perhaps set an authenticator app up, while the sign-in waits.
tokens = {
  auth_session_minutes = 10
}

attributes = [
  { name = "name", required = true },
  {
    name     = "custom:shift_work"
    type     = "boolean"
    required = true
    label    = { en = "Shift work", de = "Schichtarbeit" }
  },
  {
    name  = "custom:joined_on"
    type  = "date"
    min   = "1970-01-01"
    max   = "today"
    label = { en = "With us since", de = "Bei uns seit" }
  },
  {
    name  = "custom:floor"
    type  = "number"
    min   = -2
    max   = 40
    label = { en = "Floor", de = "Stockwerk" }
  },
  {
    name     = "custom:badge"
    sign_up  = false
    editable = false
    visible  = false
    label    = { en = "Badge", de = "Ausweis" }
  },
]
