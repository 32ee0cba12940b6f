package org.pilotacs.protocols.cwmp;

/// One step of ChangeDUState. Empty strings stand for arguments that are left out.
public sealed interface OperationStruct {
    record Install(String url, String uuid, String username, String password,
            String executionEnvRef) implements OperationStruct {}

    record Update(String uuid, String version, String url, String username,
            String password) implements OperationStruct {}

    record Uninstall(String uuid, String version, String executionEnvRef) implements OperationStruct {}
}
