package org.pilotacs.acs.door.sftp;

import java.util.ArrayList;
import java.util.List;

/// A path below our root, with nothing left in it that leads anywhere else.
///
/// @param steps names, none of them empty, `.` or `..`
record SftpPath(List<String> steps) {
    SftpPath {
        steps = List.copyOf(steps);
    }

    /// Whatever a client writes comes to a path: where it leads out of the root, it stays there.
    static SftpPath of(String written) {
        List<String> steps = new ArrayList<>();
        for (String step : written.split("/")) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.removeLast();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return new SftpPath(steps);
    }

    @Override
    public String toString() {
        return "/" + String.join("/", steps);
    }
}
