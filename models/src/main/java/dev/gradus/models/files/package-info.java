/**
 * Files that are always whole: {@link dev.gradus.models.files.AtomicFile} replaces a file in one step, so that neither a full
 * disk nor a killed process leaves a part of one.
 */
@NullMarked
package dev.gradus.models.files;

import org.jspecify.annotations.NullMarked;
