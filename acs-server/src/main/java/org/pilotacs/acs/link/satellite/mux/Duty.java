package org.pilotacs.acs.link.satellite.mux;

import java.util.List;

/// Which of several multiplexers is the active one: the one that is, for as long as it can be. Then the first in order that
/// can; at the start, one that has not been tried yet is waited for before those behind it. Not safe for threads.
final class Duty {
    static final int NOBODY = -1;

    private int active = NOBODY;
    private boolean begun;

    /// Decides anew.
    ///
    /// @return index of the active one, or [#NOBODY]
    int decide(List<Standing> standings) {
        if (active != NOBODY && standings.get(active).usable()) {
            return active;
        }
        active = first(standings);
        begun |= active != NOBODY;
        return active;
    }

    /// Makes one the active one.
    ///
    /// @return false if it cannot be
    boolean order(int index, List<Standing> standings) {
        if (!standings.get(index).usable()) {
            return false;
        }
        active = index;
        begun = true;
        return true;
    }

    private int first(List<Standing> standings) {
        for (int i = 0; i < standings.size(); i++) {
            if (standings.get(i).usable()) {
                return i;
            }
            if (!begun && !standings.get(i).tried()) {
                return NOBODY;
            }
        }
        return NOBODY;
    }
}
