package org.pilotacs.protocols.simulcrypt;

/// What a multiplexer may say.
public sealed interface FromMux extends SimulcryptMessage permits ChannelTest, ChannelStatus, ChannelError, StreamTest,
        StreamStatus, StreamCloseResponse, StreamError, StreamBwAllocation {}
