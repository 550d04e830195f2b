package org.cwmp4j.acs;

import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.acs.profile.WriteStyle;
import org.cwmp4j.acs.profile.WriteStyle.DateTimePrecision;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.EncodeContext.DateTimeForm;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.SetParameterValues;

/** How messages to a device are spelt (quirk D7). */
final class Spelling {
    private Spelling() {}

    /** Arguments. */
    static EncodeContext of(CwmpVersion version, DeviceProfile profile) {
        WriteStyle style = profile.write();
        EncodeContext usual = EncodeContext.of(version, Direction.ACS_TO_CPE);
        EncodeContext context = style.booleans() == null ? usual : usual.withBooleans(style.booleans());
        return style.dateTimes() == DateTimePrecision.SECONDS
                ? context.withDateTimes(DateTimeForm.WHOLE_SECONDS)
                : context;
    }

    /** Values. */
    static SoapEnvelope of(SoapEnvelope envelope, DeviceProfile profile) {
        WriteStyle style = profile.write();
        if (!style.respells() || !(envelope.message() instanceof SetParameterValues call)) {
            return envelope;
        }
        SetParameterValues spelt = new SetParameterValues(
                call.parameterList().stream().map(style::spelt).toList(), call.parameterKey());
        return new SoapEnvelope(envelope.namespace(), envelope.header(), spelt);
    }
}
