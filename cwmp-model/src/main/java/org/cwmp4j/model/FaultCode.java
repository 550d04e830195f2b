package org.cwmp4j.model;

/**
 * A CWMP fault code (TR-069 A6C1 Tables 87 and 88). Open: codes of vendors and of later versions keep their number.
 *
 * @param value the number; -1 for {@link #ABSENT}
 */
public record FaultCode(int value) {
    /** No code: a SOAP fault without CWMP detail. Engines take it for 9001 or 8001. */
    public static final FaultCode ABSENT = new FaultCode(-1);
    /** 0: success, in completions only. */
    public static final FaultCode NONE = new FaultCode(0);

    public static final FaultCode METHOD_NOT_SUPPORTED = new FaultCode(9000);
    public static final FaultCode REQUEST_DENIED = new FaultCode(9001);
    public static final FaultCode INTERNAL_ERROR = new FaultCode(9002);
    public static final FaultCode INVALID_ARGUMENTS = new FaultCode(9003);
    public static final FaultCode RESOURCES_EXCEEDED = new FaultCode(9004);
    public static final FaultCode INVALID_PARAMETER_NAME = new FaultCode(9005);
    public static final FaultCode INVALID_PARAMETER_TYPE = new FaultCode(9006);
    public static final FaultCode INVALID_PARAMETER_VALUE = new FaultCode(9007);
    public static final FaultCode PARAMETER_NOT_WRITABLE = new FaultCode(9008);
    public static final FaultCode NOTIFICATION_REQUEST_REJECTED = new FaultCode(9009);
    public static final FaultCode DOWNLOAD_FAILURE = new FaultCode(9010);
    public static final FaultCode UPLOAD_FAILURE = new FaultCode(9011);
    public static final FaultCode FILE_SERVER_AUTHENTICATION_FAILURE = new FaultCode(9012);
    public static final FaultCode UNSUPPORTED_TRANSFER_PROTOCOL = new FaultCode(9013);
    public static final FaultCode CANNOT_JOIN_MULTICAST_GROUP = new FaultCode(9014);
    public static final FaultCode CANNOT_CONTACT_FILE_SERVER = new FaultCode(9015);
    public static final FaultCode CANNOT_ACCESS_FILE = new FaultCode(9016);
    public static final FaultCode CANNOT_COMPLETE_DOWNLOAD = new FaultCode(9017);
    public static final FaultCode FILE_CORRUPTED = new FaultCode(9018);
    public static final FaultCode FILE_AUTHENTICATION_FAILURE = new FaultCode(9019);
    public static final FaultCode OUTSIDE_TIME_WINDOWS = new FaultCode(9020);
    public static final FaultCode CANCELLATION_NOT_PERMITTED = new FaultCode(9021);
    public static final FaultCode INVALID_UUID_FORMAT = new FaultCode(9022);
    public static final FaultCode UNKNOWN_EXECUTION_ENVIRONMENT = new FaultCode(9023);
    public static final FaultCode DISABLED_EXECUTION_ENVIRONMENT = new FaultCode(9024);
    public static final FaultCode EXECUTION_ENVIRONMENT_MISMATCH = new FaultCode(9025);
    public static final FaultCode DUPLICATE_DEPLOYMENT_UNIT = new FaultCode(9026);
    public static final FaultCode SYSTEM_RESOURCES_EXCEEDED = new FaultCode(9027);
    public static final FaultCode UNKNOWN_DEPLOYMENT_UNIT = new FaultCode(9028);
    public static final FaultCode INVALID_DEPLOYMENT_UNIT_STATE = new FaultCode(9029);
    public static final FaultCode DOWNGRADE_NOT_PERMITTED = new FaultCode(9030);
    public static final FaultCode VERSION_NOT_SPECIFIED = new FaultCode(9031);
    public static final FaultCode VERSION_ALREADY_EXISTS = new FaultCode(9032);

    public static final FaultCode ACS_METHOD_NOT_SUPPORTED = new FaultCode(8000);
    public static final FaultCode ACS_REQUEST_DENIED = new FaultCode(8001);
    public static final FaultCode ACS_INTERNAL_ERROR = new FaultCode(8002);
    public static final FaultCode ACS_INVALID_ARGUMENTS = new FaultCode(8003);
    public static final FaultCode ACS_RESOURCES_EXCEEDED = new FaultCode(8004);
    public static final FaultCode ACS_RETRY_REQUEST = new FaultCode(8005);
    public static final FaultCode ACS_VERSION_INCOMPATIBLE = new FaultCode(8006);

    /** Who a fault blames, which decides the SOAP fault code (B-FLT-02). */
    public enum Type {
        /** The sender of the request. */
        CLIENT("Client"),
        /** Who answers. */
        SERVER("Server");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** As SOAP writes it. */
        public String text() {
            return text;
        }
    }

    /** Whom this code blames; vendor codes and unknown ones blame the server. */
    public Type type() {
        return switch (value) {
            case 9003, 9005, 9006, 9007, 9008, 9020, 8003 -> Type.CLIENT;
            default -> Type.SERVER;
        };
    }

    /** Whether a vendor defines it: 9800 to 9899 at the device, 8800 to 8899 at the ACS. */
    public boolean isVendor() {
        return (value >= 9800 && value <= 9899) || (value >= 8800 && value <= 8899);
    }

    /**
     * The code to act on: this one where the standard or a vendor defines it, else 9001 or 8001 (A-FLT-11, C-FLT-12).
     *
     * @param fromCpe whether the device sent it
     */
    public FaultCode effective(boolean fromCpe) {
        boolean known = fromCpe ? value >= 9000 && value <= 9032 : value >= 8000 && value <= 8006;
        if (known || (isVendor() && fromCpe == value >= 9000)) {
            return this;
        }
        return fromCpe ? REQUEST_DENIED : ACS_REQUEST_DENIED;
    }

    @Override
    public String toString() {
        return this.equals(ABSENT) ? "(no code)" : Integer.toString(value);
    }
}
