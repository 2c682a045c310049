/**
 * Tensors by name in the format of PyTorch's and Hugging Face's world:
 * {@link dev.gradus.models.safetensors.Safetensors} reads and writes files, and reads a part of a large one.
 */
@NullMarked
package dev.gradus.models.safetensors;

import org.jspecify.annotations.NullMarked;
