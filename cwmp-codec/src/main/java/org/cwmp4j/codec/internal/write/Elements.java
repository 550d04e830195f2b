package org.cwmp4j.codec.internal.write;

/** Elements that several groups of RPCs share. */
final class Elements {
    static final Element COMMAND_KEY = Element.of("CommandKey");
    static final Element PARAMETER_KEY = Element.of("ParameterKey");
    static final Element NAME = Element.of("Name");
    static final Element STATUS = Element.of("Status");
    static final Element STATE = Element.of("State");
    static final Element FILE_TYPE = Element.of("FileType");
    static final Element URL = Element.of("URL");
    static final Element USERNAME = Element.of("Username");
    static final Element PASSWORD = Element.of("Password");
    static final Element DELAY_SECONDS = Element.of("DelaySeconds");
    static final Element START_TIME = Element.of("StartTime");
    static final Element COMPLETE_TIME = Element.of("CompleteTime");
    static final Element FAULT_CODE = Element.of("FaultCode");
    static final Element FAULT_STRING = Element.of("FaultString");

    private Elements() {}
}
