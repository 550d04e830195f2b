package org.cwmp4j.it.matrix;

/** What a device does after something went wrong. */
enum NextMove {
    /** Sends the POST that was not answered, on a new connection, with its cookie. */
    GOES_ON,
    /** Begins anew with an Inform and no cookie. */
    INFORMS,
    /** Nothing, until the ACS gives it up. */
    IS_SILENT
}
