package org.pilotacs.acs.task;

/// Who waits. Declared from most to least urgent; stored by name.
public enum Priority {
    CONSULTANT, CUSTOMER, CAMPAIGN, ROUTINE
}
