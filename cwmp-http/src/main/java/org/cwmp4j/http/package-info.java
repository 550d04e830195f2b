/** What both ends share of HTTP: heads and bodies as values, cookies of one session, dates, the masked wire log. */
@NullMarked
package org.cwmp4j.http;

import org.jspecify.annotations.NullMarked;
