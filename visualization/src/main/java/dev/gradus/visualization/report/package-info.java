/**
 * What a training run was like, as a page: {@link dev.gradus.visualization.report.RunRecorder} gathers it while a trainer
 * goes on, {@link dev.gradus.visualization.report.RunReport} writes it into one file.
 */
@NullMarked
package dev.gradus.visualization.report;

import org.jspecify.annotations.NullMarked;
