package org.pilotacs.acs.incident;

/// How a group does with one kind of trouble, within a quarter of an hour.
///
/// @param told how many boxes told of themselves
/// @param troubled how many of those are in trouble
/// @param usual the share of boxes that usually are, 0 to 1
/// @param boxes how many boxes there are, as far as they were heard
public record Numbers(int told, int troubled, double usual, int boxes) {
    public static final Numbers NONE = new Numbers(0, 0, 0, 0);

    /// The share of boxes in trouble, 0 to 1.
    public double share() {
        return told == 0 ? 0 : (double) troubled / told;
    }

    /// How many are in trouble, those included that did not tell of themselves.
    public int affected() {
        return (int) Math.round(share() * Math.max(told, boxes));
    }
}
