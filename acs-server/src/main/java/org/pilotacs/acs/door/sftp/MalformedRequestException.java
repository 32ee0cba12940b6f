package org.pilotacs.acs.door.sftp;

/// A client sent what is no request.
final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final int id;

    /// @param id of the request
    MalformedRequestException(int id, String what) {
        super(what);
        this.id = id;
    }

    int id() {
        return id;
    }
}
