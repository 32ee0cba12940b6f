package org.pilotacs.acs.device;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretParameterTest {
    // The first twelve are those that TR-098 and TR-181 mark hidden.
    @ParameterizedTest
    @ValueSource(strings = { "ConfigPassword", "ConnectionRequestPassword", "DevicePassword", "EnhancedPassword",
        "FileTransferPassword", "KeyPassphrase", "Password", "PreSharedKey", "STUNPassword", "WEPKey", "SAEPassphrase",
        "Secret", "RadiusSecret", "PIN", "X_ACME_ParentalPIN", "X_ACME_PinCode", "PrivateKey", "PSK", "Key"})
    void isKeptToItself(String segment) {
        assertThat(SecretParameter.isNamed("Device.Object.1." + segment)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ParameterKey", "CommandKey", "QueueKey", "PasswordRequired", "PasswordReset",
        "WEPKeyIndex",
        "IPPingDiagnostics", "PINCheck", "Mapping", "PortMappingEnabled", "TotalPSKFailures", "KeyIdentifier", "Spin"})
    void isNoSecret(String segment) {
        assertThat(SecretParameter.isNamed("Device.Object.1." + segment)).isFalse();
    }

    @Test
    void anOrderIsNoSecret() {
        Value order = Value.bool(true);
        assertThat(SecretParameter.masked("Device.Service.STBService.1.AVPlayers.ResetPINCode", order))
                .isEqualTo(order);
        assertThat(SecretParameter.masked("Device.X.Password", Value.string("x"))).isEqualTo(Value.string(""));
    }
}
