/**
 * Data on its way into a network: a {@link dev.gradus.training.data.Dataset} holds samples, a
 * {@link dev.gradus.training.data.DataLoader} hands them out in batches. Nothing here needs the trainer; a loop of one's own
 * reads {@code for (Batch batch : loader)}.
 */
@NullMarked
package dev.gradus.training.data;

import org.jspecify.annotations.NullMarked;
