package org.cwmp4j.datamodel;

/**
 * How models are compiled.
 *
 * @param services the object under which objects of services stand ({@code Device.Services.}); a model of a service is compiled as
 *     part of a device that has nothing else
 * @param tolerant whether a model is compiled although files are missing that it imports from, without what they define; what is left
 *     out is reported
 */
public record CompilerSettings(String services, boolean tolerant) {
    /** Services under {@code Device.}; every file that is needed must be there. */
    public static final CompilerSettings DEFAULT = new CompilerSettings("Device.Services.", false);

    public CompilerSettings {
        if (services.indexOf('.') <= 0 || !services.endsWith(".")) {
            throw new IllegalArgumentException(
                    "services " + services + ": expected the path of an object, with a dot at its end");
        }
    }

    /** With another object that holds services. */
    public CompilerSettings withServices(String path) {
        return new CompilerSettings(path, tolerant);
    }

    /** Whether files may be missing. */
    public CompilerSettings withTolerant(boolean value) {
        return new CompilerSettings(services, value);
    }
}
