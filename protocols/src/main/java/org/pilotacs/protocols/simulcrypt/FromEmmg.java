package org.pilotacs.protocols.simulcrypt;

/// What a generator may say.
public sealed interface FromEmmg extends SimulcryptMessage permits ChannelSetup, ChannelTest, ChannelStatus,
        ChannelClose, ChannelError, StreamSetup, StreamTest, StreamStatus, StreamCloseRequest, StreamError,
        StreamBwRequest, DataProvision {}
