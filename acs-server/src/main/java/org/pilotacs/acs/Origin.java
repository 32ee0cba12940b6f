package org.pilotacs.acs;

/// Where a setting's value came from.
sealed interface Origin {
    /// Nobody set it.
    record Default() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }

    record InFile(String file, int line) implements Origin {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    record Environment(String variable) implements Origin {
        @Override
        public String toString() {
            return "environment " + variable;
        }
    }

    record CommandLine() implements Origin {
        @Override
        public String toString() {
            return "command line";
        }
    }
}
