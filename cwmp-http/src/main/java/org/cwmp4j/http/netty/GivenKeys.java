package org.cwmp4j.http.netty;

import java.security.KeyStore;
import java.security.Provider;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A factory of one key manager that is there already: what Netty's cache of native keys wants. */
final class GivenKeys extends KeyManagerFactory {
    GivenKeys(X509ExtendedKeyManager manager) {
        super(new Spi(manager), new Nobody(), "given");
    }

    private static final class Nobody extends Provider {
        private static final long serialVersionUID = 1L;

        Nobody() {
            super("given", "1", "");
        }
    }

    private static final class Spi extends KeyManagerFactorySpi {
        private final X509ExtendedKeyManager manager;

        Spi(X509ExtendedKeyManager manager) {
            this.manager = manager;
        }

        @Override
        protected void engineInit(@Nullable KeyStore store, char @Nullable [] password) {}

        @Override
        protected void engineInit(@Nullable ManagerFactoryParameters parameters) {}

        @Override
        protected KeyManager[] engineGetKeyManagers() {
            return new KeyManager[] {manager};
        }
    }
}
