package org.cwmp4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be shown, and what may. */
@Rule("B-ROB-10")
class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Device.ManagementServer.Password",
                "Device.ManagementServer.ConnectionRequestPassword",
                "Device.Users.User.1.X_Passwd",
                "X_ADMIN_PWD",
                "UserPass",
                "Device.WiFi.AccessPoint.1.Security.KeyPassphrase",
                "Device.WiFi.AccessPoint.1.Security.PreSharedKey",
                "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.WEPKey.1.WEPKey",
                "X_WepKey128",
                "X_WPAPSK",
                "X_HW_WPAPSK_2",
                "X_WPAKeyText",
                "Device.WiFi.AccessPoint.1.WPS.PIN",
                "X_WPSPin",
                "PinCode",
                "X_Credential",
                "AccessToken",
                "SharedSecret",
                "PrivateKeyPem",
                "X_SNMPReadCommunity",
                "CommunityString"
            })
    void secret(String name) {
        assertThat(Secrets.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Device.ManagementServer.ParameterKey",
                "CommandKey",
                "Device.ManagementServer.URL",
                "Device.ManagementServer.Username",
                "X_PublicKey",
                "RekeyingInterval",
                "X_FirewallBypass",
                "Device.WiFi.AccessPoint.1.Security.ModeEnabled",
                "KeyName",
                "Spin",
                "Ping",
                "Shopping",
                "Password.Count",
                "Compass.Heading",
                ""
            })
    void open(String name) {
        assertThat(Secrets.isSecret(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://host/file, http://host/file",
        "http://u:p@host/file, http://***@host/file",
        "http://u:p@ss@host/file, http://***@host/file",
        "http://u:p/w@host/file, http://***@host/file",
        "http://u:p#w?x@host/file, http://***@host/file",
        "see http://u:p@a/x and ftp://v:q@b, see http://***@a/x and ftp://***@b",
        "http://host/f?user=me&password=x&n=1, http://host/f?user=me&password=***&n=1",
        "http://host/f?X-Amz-Signature=ab$1&access_token=cd#part, http://host/f?X-Amz-Signature=***&access_token=***#part",
        "u:p@host, u:p@host"
    })
    void urls(String text, String shown) {
        assertThat(Secrets.maskUrl(text)).isEqualTo(shown);
    }

    /** Text of peers gets here: a long one must not keep a thread for minutes. */
    @Test
    @Timeout(20)
    void aLongWordIsGoneOverOnce() {
        String word = "://".repeat(500_000);
        assertThat(Secrets.maskUrl("://u@ " + word)).isEqualTo("://***@ " + word);
    }
}
