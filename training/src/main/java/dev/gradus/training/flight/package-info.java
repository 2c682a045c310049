/** Events for the JDK's Flight Recorder; not for users of this module, who see them in a recording. */
@NullMarked
package dev.gradus.training.flight;

import org.jspecify.annotations.NullMarked;
