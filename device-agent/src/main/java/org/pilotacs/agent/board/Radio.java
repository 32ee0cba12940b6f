package org.pilotacs.agent.board;

import org.pilotacs.agent.board.HomeRouter.WifiClient;

import java.util.List;

/// The radio of a Wi-Fi network: the channel that it sends on, and who is joined.
public interface Radio {
    /// Half of the spectrum that it sends in.
    enum Band {
        /// Channels 1 to 14.
        GHZ_2_4,
        /// Channels from 32 on.
        GHZ_5
    }

    Band band();

    /// The channel that it sends on now.
    int channel();

    /// Whether it chooses the channel itself.
    boolean automatic();

    /// Switched on, it begins to look for a channel, which takes a moment; switched off, it stays on the one that it is on.
    void automatic(boolean on);

    /// Sends on this channel from now on, and chooses none any more.
    void channel(int number);

    /// The network is called otherwise or has another password: whoever was joined is not any more.
    void changed();

    /// Noise on the channel, dBm.
    int noise();

    /// Who is joined.
    List<WifiClient> clients();
}
