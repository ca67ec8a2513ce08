"""The equipment of the SOP, its daily check, and faults that climb three stages."""
