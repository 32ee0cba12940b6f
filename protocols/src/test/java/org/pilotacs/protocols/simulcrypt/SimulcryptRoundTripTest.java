package org.pilotacs.protocols.simulcrypt;

import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.cwmp.Gen;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

import static org.assertj.core.api.Assertions.assertThat;

class SimulcryptRoundTripTest {
    @Test
    void whatIsSaidIsHeard() {
        Gen.forAll(gen -> {
            var some = new GenSimulcrypt(gen);
            int version = some.version();
            SimulcryptCodec codec = SimulcryptCodec.overTcp(version);
            SimulcryptMessage said = some.message(version);
            byte[] bytes = codec.encode(said);
            assertThat(bytes[0]).isEqualTo((byte) version);
            assertThat(codec.decode(bytes)).isEqualTo(said).hasSameHashCodeAs(said);
        });
    }

    @Test
    void whatIsBroadcastByUdpIsHeard() {
        Gen.forAll(gen -> {
            var some = new GenSimulcrypt(gen);
            SimulcryptCodec codec = SimulcryptCodec.overUdp(some.version());
            DataProvision said = some.provision(null);
            assertThat(codec.decode(codec.encode(said))).isEqualTo(said);
        });
    }

    /// 4.4.1: receivers take parameters in any order, and pass over those that they do not know.
    @Test
    void theOrderOfParametersMeansNothing() {
        Gen.forAll(gen -> {
            var some = new GenSimulcrypt(gen);
            SimulcryptCodec codec = SimulcryptCodec.overTcp(3);
            SimulcryptMessage said = some.message(3);
            byte[] shuffled = shuffled(codec.encode(said), gen.random(), gen.bytes(gen.below(20)));
            assertThat(codec.decode(shuffled)).isEqualTo(said);
        });
    }

    @Test
    void noiseIsAValue() {
        Gen.forAll(gen -> {
            SimulcryptCodec codec = gen.flag() ? SimulcryptCodec.overTcp(3) : SimulcryptCodec.overUdp(3);
            byte[] noise = SimulcryptCodec.overTcp(3).encode(new GenSimulcrypt(gen).message(3));
            for (int i = gen.below(4); i >= 0; i--) {
                noise[gen.below(Math.min(noise.length, 40))] = gen.bytes(1)[0];
            }
            assertThat(codec.receive(noise)).isInstanceOfAny(Decoded.class, Malformed.class);
        });
    }

    /// Parameters that may be repeated keep their order among themselves.
    private static byte[] shuffled(byte[] message, RandomGenerator random, byte[] unknown) {
        List<byte[]> parameters = new ArrayList<>();
        List<byte[]> repeated = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message).position(MessageFraming.HEADER);
        while (in.hasRemaining()) {
            int type = Short.toUnsignedInt(in.getShort(in.position()));
            byte[] parameter = new byte[Parameter.TAG + Short.toUnsignedInt(in.getShort(in.position() + 2))];
            in.get(parameter);
            (type == Parameter.DATAGRAM.type() || type >= Parameter.ERROR_STATUS.type() ? repeated : parameters)
                    .add(parameter);
        }
        parameters.add(ByteBuffer.allocate(Parameter.TAG + unknown.length).putShort((short) 0x8001)
                .putShort((short) unknown.length).put(unknown).array());
        Collections.shuffle(parameters, new Random(random.nextLong()));
        parameters.addAll(random.nextInt(parameters.size() + 1), repeated);
        ByteBuffer out = ByteBuffer.allocate(message.length + Parameter.TAG + unknown.length)
                .put(message, 0, MessageFraming.HEADER);
        parameters.forEach(out::put);
        return out.putShort(MessageFraming.LENGTH_AT, (short) (out.capacity() - MessageFraming.HEADER)).array();
    }
}
