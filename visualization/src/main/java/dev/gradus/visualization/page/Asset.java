package dev.gradus.visualization.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A text file in a jar that becomes part of a page: a style, a script or a module.
 *
 * @param beside a class of the jar that it is in
 * @param name the path in the jar
 * @param text what stands in it
 */
public record Asset(Class<?> beside, String name, String text) {
    /**
     * The file beside a class.
     *
     * @param beside a class of this module
     * @param name relative to the class's package, such as {@code report.js} or {@code ../page/chart.js}
     * @throws IllegalArgumentException if there is none
     */
    public static Asset of(Class<?> beside, String name) {
        String path = Path.of("/" + beside.getPackageName().replace('.', '/'))
                .resolve(name)
                .normalize()
                .toString()
                .replace('\\', '/');
        try (InputStream file = beside.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException(
                        "Asset: there is no %s in the jar of %s".formatted(path, beside.getName()));
            }
            return new Asset(beside, path, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Asset: %s cannot be read".formatted(path), e);
        }
    }

    /** The file at a place relative to this one, as an import of it says. */
    Asset relative(String place) {
        int slash = name.lastIndexOf('/');
        return of(
                beside,
                Path.of(name.substring(0, slash + 1))
                        .resolve(place)
                        .normalize()
                        .toString()
                        .replace('\\', '/'));
    }
}
