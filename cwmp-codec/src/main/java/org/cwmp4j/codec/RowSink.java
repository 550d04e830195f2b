package org.cwmp4j.codec;

import java.io.IOException;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;

/**
 * Takes the rows of a message while it is being read ({@link CwmpDecoder#decode(java.io.InputStream, DecodeContext, RowSink)}).
 *
 * <p>Rows are <em>provisional</em>: nobody knows yet whether the message is whole and may be acted on. Exactly one of {@link
 * #complete} and {@link #discard} ends each message; until then a sink keeps rows apart, and does nothing that it could not undo. All
 * methods are called on the thread that decodes. Whatever a row method throws ends the reading, and {@link #discard} is called.
 */
public interface RowSink {
    /** A row of GetParameterValuesResponse or SetParameterValues. */
    void value(ParameterValue row) throws IOException;

    /** A row of GetParameterNamesResponse. */
    void name(ParameterInfoStruct row) throws IOException;

    /** A row of GetParameterAttributesResponse. */
    void attributes(ParameterAttributeStruct row) throws IOException;

    /** A row of SetParameterAttributes. */
    void newAttributes(SetParameterAttributesStruct row) throws IOException;

    /** The end was good: the rows so far are the message's, and all of them. */
    void complete(StreamedEnvelope read) throws IOException;

    /** The message could not be read to a good end: the rows so far must be forgotten. Throws nothing. */
    void discard();
}
