package org.pilotacs.protocols.simulcrypt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MessageFramingTest {
    @Test
    void aMessageIsTakenAndNoMore() throws Exception {
        ByteBuffer in = ByteBuffer.wrap(Samples.hex("FF 03 7FFF 0002 ABCD 03 7FFF 0000 03 7F")).position(1);
        assertThat(MessageFraming.ANY.next(in)).isEqualTo(Samples.hex("03 7FFF 0002 ABCD"));
        assertThat(MessageFraming.ANY.next(in)).isEqualTo(Samples.hex("03 7FFF 0000"));
        assertThat(MessageFraming.ANY.next(in)).isNull();
        assertThat(in.remaining()).isEqualTo(2);
    }

    @Test
    void theByteOrderOfTheBufferDoesNotMatter() throws Exception {
        ByteBuffer in = ByteBuffer.wrap(Samples.hex("03 7FFF 0001 00")).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(MessageFraming.ANY.next(in)).hasSize(6);
    }

    @Test
    void theLongestMessageIsTaken() throws Exception {
        ByteBuffer in = ByteBuffer.allocate(MessageFraming.MAX_SIZE).putShort(MessageFraming.LENGTH_AT, (short) 0xFFFF);
        assertThat(MessageFraming.ANY.next(in)).hasSize(5 + 65535);
    }

    /// Refused by its header, before anything is kept of it.
    @Test
    void aMessageBeyondTheBoundIsRefusedAtOnce() throws Exception {
        var framing = new MessageFraming(100);
        assertThat(framing.next(ByteBuffer.wrap(Samples.hex("03 0211 005F")))).isNull();
        assertThatExceptionOfType(MalformedSimulcryptException.class)
                .isThrownBy(() -> framing.next(ByteBuffer.wrap(Samples.hex("03 0211 0060"))))
                .satisfies(fault -> {
                    assertThat(fault.status()).isEqualTo(ErrorStatus.MESSAGE_TOO_LONG);
                    assertThat(fault.information()).isEqualTo(ErrorInformation.of(3));
                    assertThat(fault.desynchronised()).isTrue();
                    assertThat(fault.clientId()).isNull();
                });
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 0, 4, 65541})
    void aBoundIsALengthThatAMessageCanHave(int bound) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageFraming(bound));
    }
}
