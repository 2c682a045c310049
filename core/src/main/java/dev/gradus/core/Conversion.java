package dev.gradus.core;

/** Copies elements from an array of one type to an array of another. */
final class Conversion {
    private Conversion() {}

    static void convert(DType from, Object source, DType to, Object target, int count) {
        switch (from) {
            case BOOL -> convert((boolean[]) source, to, target, count);
            case INT64 -> convert((long[]) source, to, target, count);
            case FLOAT32 -> convert((float[]) source, to, target, count);
            case FLOAT64 -> convert((double[]) source, to, target, count);
        }
    }

    private static void convert(boolean[] source, DType to, Object target, int count) {
        switch (to) {
            case BOOL -> System.arraycopy(source, 0, target, 0, count);
            case INT64 -> {
                long[] out = (long[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = source[i] ? 1 : 0;
                }
            }
            case FLOAT32 -> {
                float[] out = (float[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = source[i] ? 1 : 0;
                }
            }
            case FLOAT64 -> {
                double[] out = (double[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = source[i] ? 1 : 0;
                }
            }
        }
    }

    private static void convert(long[] source, DType to, Object target, int count) {
        switch (to) {
            case BOOL -> {
                boolean[] out = (boolean[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = source[i] != 0;
                }
            }
            case INT64 -> System.arraycopy(source, 0, target, 0, count);
            case FLOAT32 -> {
                float[] out = (float[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = source[i];
                }
            }
            case FLOAT64 -> {
                double[] out = (double[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = source[i];
                }
            }
        }
    }

    private static void convert(float[] source, DType to, Object target, int count) {
        switch (to) {
            case BOOL -> {
                boolean[] out = (boolean[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = source[i] != 0;
                }
            }
            case INT64 -> {
                long[] out = (long[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = (long) source[i];
                }
            }
            case FLOAT32 -> System.arraycopy(source, 0, target, 0, count);
            case FLOAT64 -> {
                double[] out = (double[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = source[i];
                }
            }
        }
    }

    private static void convert(double[] source, DType to, Object target, int count) {
        switch (to) {
            case BOOL -> {
                boolean[] out = (boolean[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = source[i] != 0;
                }
            }
            case INT64 -> {
                long[] out = (long[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = (long) source[i];
                }
            }
            case FLOAT32 -> {
                float[] out = (float[]) target;
                for (int i = 0; i < count; i++) {
                    out[i] = (float) source[i];
                }
            }
            case FLOAT64 -> System.arraycopy(source, 0, target, 0, count);
        }
    }
}
