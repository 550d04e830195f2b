package org.cwmp4j.benchmarks;

import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.DecodedEnvelope;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.rpc.CwmpMessage;

/** This library: the lenient reader with its limits and checks, the writer with its checks. */
final class Cwmp4j implements Contestant {
    private final CwmpDecoder decoder = new CwmpDecoder();
    private final CwmpEncoder encoder = new CwmpEncoder();
    private final DecodeContext reading;
    private final EncodeContext writing;

    Cwmp4j(Fixture fixture) {
        reading = DecodeContext.lenient(fixture.direction());
        writing = fixture.context();
    }

    @Override
    public Object decode(byte[] message) {
        return decoder.decode(message, reading);
    }

    @Override
    public CwmpMessage asMessage(Object decoded) {
        return ((DecodedEnvelope) decoded).envelope().message();
    }

    @Override
    public Object prepare(SoapEnvelope envelope) {
        return envelope;
    }

    @Override
    public byte[] encode(Object prepared) {
        return encoder.encode((SoapEnvelope) prepared, writing);
    }
}
