package org.pilotacs.acs.file.view;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/// In each text the secret is `hunter2` (or begins so), and what must stay is `visible`.
class RedactorTest {
    @ParameterizedTest
    @ValueSource(strings = {
        // INI, shell, properties, hostapd, nvram
        "wpa_passphrase=hunter2\nssid=visible", "psk=\"hunter2 and more hunter2\"\nssid=visible",
        "password = hunter2 with spaces hunter2\nuser = visible", "export API_TOKEN='hunter2'; echo visible",
        "wl0_wpa_psk=hunter2\nwl0_ssid=visible", "wep_key0=hunter2\nchannel=visible", "http_passwd:=hunter2\nx=visible",
        "visible --password hunter2", "visible --password=hunter2 visible",
        "curl 'http://visible/x?token=hunter2&y=visible'",
        "sip.auth.pass=hunter2\nsip.user=visible", "admin.PIN = hunter2\nvisible",
        "Device.Users.User.1.Password hunter2\nvisible",
        // YAML and JSON
        "wifi:\n  key: hunter2\n  name: visible", "secret: |\n  hunter2\n  hunter2\nname: visible",
        "password: >-\n    hunter2\n\n    hunter2\nvisible: 1",
        "{\"password\":\"hunter2\",\"name\":\"visible\"}", "{\"pin\" : 'hunter2', \"name\": \"visible\"}",
        "{\"psk\": \"hunter2\\\"hunter2\", \"a\":\"visible\"}",
        "{\"keys\":[\"hunter2\",\"hunter2\"],\"a\":\"visible\"}",
        "{\"credentials\":{\"user\":\"hunter2\",\"x\":\"hunter2\"},\"a\":\"visible\"}",
        "{\"body\":\"{\\\"password\\\":\\\"hunter2\\\",\\\"a\\\":1}\",\"a\":\"visible\"}", "{\"passphrase\":\"hunter2",
        "{\"password\":\n  \"hunter2\", \"a\":\"visible\"}", "{\"token\":hunter2,\"a\":\"visible\"}",
        // XML
        "<Password>hunter2</Password><Name>visible</Name>",
        "<ns:KeyPassphrase notification=\"2\">hunter2</ns:KeyPassphrase>visible",
        "<wifi password=\"hunter2\" ssid=\"visible\"/>", "<wifi ssid='visible' psk='hunter2'>visible</wifi>",
        "<Password><![CDATA[hunter2]]></Password>visible", "<Password><value>hunter2</value></Password><a>visible</a>",
        "<parameter name=\"Device.WiFi.AccessPoint.1.Security.KeyPassphrase\" value=\"hunter2\"/>visible",
        "<value name=\"psk\">hunter2</value><value name=\"ssid\">visible</value>",
        "<Name>Device.WiFi.PreSharedKey</Name>\n <Value xsi:type=\"string\">hunter2</Value><a>visible</a>",
        "<dict><key>WPAPassword</key><string>hunter2</string><key>SSID</key><string>visible</string></dict>",
        "<secret>hunter2", "<PIN>hunter2</PIN>visible", "<snmp><community>hunter2</community></snmp>visible",
        // routers, switches, UCI
        "enable secret 5 hunter2\nhostname visible", "username visible password 7 hunter2",
        "snmp-server community hunter2 RO\nvisible", "\toption key 'hunter2'\n\toption ssid 'visible'",
        "pre-shared-key ascii hunter2\nvisible", "set wifi-password hunter2\nset name visible",
        "wpa-psk ascii hunter2\nvisible",
        // tables of parameters
        "Device.WiFi.AccessPoint.1.Security.KeyPassphrase,hunter2\nDevice.WiFi.SSID,visible",
        "Device.ManagementServer.Password\thunter2\nDevice.ManagementServer.URL\tvisible",
        "InternetGatewayDevice.X.KeyPassphrase = hunter2 hunter2\nvisible",
        // logs
        "GET /x visible\nAuthorization: Basic hunter2\nHost: visible", "> authorization: Bearer hunter2",
        "Cookie: sid=hunter2; x=hunter2\nvisible", "tls visible \"Proxy-Authorization\": \"Digest hunter2\"",
        "connect to ftp://admin:hunter2@visible/x", "pppoe://hunter2:@visible",
        "sent Bearer hunter2.hunter2 to visible",
        "login visible with password hunter2 ok", "the password is hunter2", "admin:$6$hunter2$hunter2:visible",
        "visible eyJhunter2x.eyJhunter2.hunter2", "PIN code: hunter2\nvisible", "x pin=hunter2 visible",
        "pin=hunter2\nvisible",
        "key-string=hunter2\nmd5_key:hunter2\nvisible",
        // keys
        "-----BEGIN RSA PRIVATE KEY-----\nhunter2\nhunter2\n-----END RSA PRIVATE KEY-----\nvisible",
        "visible -----BEGIN PRIVATE KEY-----\nhunter2",
        "{\"pem\":\"-----BEGIN EC PRIVATE KEY-----\\nhunter2\\n-----END EC PRIVATE KEY-----\",\"a\":\"visible\"}",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\n-----END OPENSSH PRIVATE KEY-----"})
    void nothing_secret_is_left(String text) {
        Redacted redacted = Redactor.redact(text, false);
        assertThat(redacted.text()).as(text).doesNotContain("hunter2").contains("***");
        assertThat(redacted.masked()).isPositive();
        assertThat(count(redacted.text(), "visible")).as(redacted.text()).isEqualTo(count(text, "visible"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "12:30:01 kernel: eth0: link up", "Wrong password for admin from 192.0.2.1",
        "password changed by admin", "key_mgmt=WPA-PSK", "ParameterKey=42", "ssid=Home\nchannel=11",
        "ping 192.0.2.1 ok",
        "<Name>Device.DeviceInfo.UpTime</Name><Value>12</Value>", "<CommandKey>abc</CommandKey>", "hotkey=F1",
        "mapping=1", "compass=north", "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----",
        "http://example/x@y",
        "wpa: 4-way handshake failed", "public_key=abc", "author=me", "Basic settings restored"})
    void what_is_no_secret_stays(String text) {
        assertThat(Redactor.redact(text, false)).isEqualTo(new Redacted(text, 0));
    }

    @Test
    void half_a_secret_at_a_cut_is_none_to_read() {
        assertThat(Redactor.redact("hunter2\n-----END RSA PRIVATE KEY-----\nvisible", true).text())
                .doesNotContain("hunter2").contains("visible");
        assertThat(Redactor.redact("hunter2</KeyPassphrase><a>visible</a>", true).text()).doesNotContain("hunter2")
                .contains("visible");
    }

    @Test
    void what_a_device_made_up_takes_no_longer_than_it_is_long() {
        String[] seeds = { "<Password>", "password=", "\"key\":\"", "-----BEGIN PRIVATE KEY-----", "a.", "Bearer ",
            "://",
            "<a name=\"psk\"", "$6$", "eyJaaaaaa.", "key:\n", "password ", "option ", "{\"keys\":{", "secret: |\n ",
            "<", "\\",
            " ", "="};
        Random random = new Random(7);
        for (String seed : seeds) {
            String text = seed.repeat(FileText.SIDE / seed.length());
            assertTimeout(Duration.ofSeconds(20), () -> Redactor.redact(text, random.nextBoolean()), seed);
        }
        StringBuilder noise = new StringBuilder();
        while (noise.length() < FileText.SIDE) {
            noise.append(seeds[random.nextInt(seeds.length)]);
        }
        assertTimeout(Duration.ofSeconds(20), () -> Redactor.redact(noise.toString(), true));
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }
}
