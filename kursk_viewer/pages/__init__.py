"""What each view says, as frozen values. A page is a function of a dossier. Knows no Qt."""
