/** Extensions of JUnit that look for what a test left behind. */
@NullMarked
package org.cwmp4j.testkit.junit;

import org.jspecify.annotations.NullMarked;
