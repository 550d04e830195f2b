package org.cwmp4j.cpe.state;

/** When a file store forces what it wrote to the medium. */
public enum FsyncPolicy {
    /** Before an append completes: nothing that was acted on is lost in a power cut. What arrives meanwhile shares one force. */
    ALWAYS,
    /**
     * When the operating system likes: survives the death of the process, but a power cut may take the last changes away, though
     * never parts of one. For devices whose flash must be spared.
     */
    LEFT_TO_SYSTEM
}
