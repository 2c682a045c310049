package dev.gradus.visualization.playground;

import dev.gradus.core.Tensor;
import java.util.Base64;

/**
 * The places of a square picture of the plane, row by row from the top left, and what a network answers there as one byte
 * each.
 */
final class Raster {
    /** How far a picture reaches to each side of 0. */
    static final double REACH = 1.25;

    private final int side;
    private final Tensor places;

    Raster(int side) {
        this.side = side;
        float[] coordinates = new float[2 * side * side];
        for (int row = 0, i = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                coordinates[i++] = centre(column);
                coordinates[i++] = -centre(row);
            }
        }
        this.places = Tensor.of(coordinates, side * side, 2);
    }

    private float centre(int pixel) {
        return (float) (REACH * (2 * (pixel + 0.5) / side - 1));
    }

    int side() {
        return side;
    }

    /** The places, (side², 2). */
    Tensor places() {
        return places;
    }

    /** Numbers from -1 to 1 as bytes from 1 to 255, with 128 for 0, in Base64. */
    static String bytes(float[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) (128 + Math.round(127 * Math.max(-1, Math.min(1, values[i]))));
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Numbers of any size, the largest of which becomes 1 or -1. */
    static String scaledBytes(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length && largest > 0; i++) {
            scaled[i] = values[i] / largest;
        }
        return bytes(scaled);
    }
}
