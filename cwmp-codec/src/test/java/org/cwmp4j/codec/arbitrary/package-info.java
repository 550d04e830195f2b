/**
 * Messages for property tests: of every kind, in every version and direction that has it, all conformant. Published in the
 * codec's test-jar.
 */
package org.cwmp4j.codec.arbitrary;
