package org.cwmp4j.cpe;

import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateReader;
import org.cwmp4j.cpe.state.StateWriter;
import org.cwmp4j.model.Secrets;

/** An ACS with which a session was successful, and as whom. Shows no credentials. */
record ProvenAcs(String url, String username, String password) {
    static final StateCodec<ProvenAcs> CODEC = new Codec();

    static ProvenAcs of(ManagementServerSettings settings) {
        return new ProvenAcs(settings.url(), settings.username(), settings.password());
    }

    @Override
    public String toString() {
        return Secrets.maskUrl(url);
    }

    private static final class Codec implements StateCodec<ProvenAcs> {
        @Override
        public void write(ProvenAcs value, StateWriter out) {
            out.text(value.url).text(value.username).text(value.password);
        }

        @Override
        public ProvenAcs read(int version, StateReader in) {
            return new ProvenAcs(in.text(), in.text(), in.text());
        }
    }
}
