package org.cwmp4j.it.matrix;

/**
 * A message of a recorded session.
 *
 * @param exchange which request with its response, from 0
 * @param request whether it is the request
 * @param kind what it says, for people
 */
record Point(int exchange, boolean request, String kind) {
    @Override
    public String toString() {
        return exchange + (request ? " request " : " response ") + kind;
    }
}
