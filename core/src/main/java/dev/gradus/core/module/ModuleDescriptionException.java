package dev.gradus.core.module;

import com.google.common.base.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * No description can be made of a module, or no module of a description; the message names the place, such as {@code
 * model.2 (Dense)}.
 */
public final class ModuleDescriptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1000;

    ModuleDescriptionException(String path, String type, String problem, @Nullable Throwable cause) {
        super(
                "model%s (%s): %s"
                        .formatted(
                                path.isEmpty() ? "" : "." + SettingValue.truncated(path),
                                SettingValue.truncated(type),
                                Ascii.truncate(problem, LONGEST, "...")),
                cause);
    }
}
