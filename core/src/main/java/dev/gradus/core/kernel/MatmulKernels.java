package dev.gradus.core.kernel;

/**
 * Matrix multiplication.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface MatmulKernels<A> {
    /**
     * {@code c = a b}, or {@code c += a b} when {@code accumulate} is set, where a is (m, k), b is (k, n) and c is (m, n).
     * Element (i, j) of a stands at {@code aOffset + i * aRow + j * aColumn}, so that a transposed matrix is the same
     * array with its two strides exchanged; c is dense in its rows. Neither a nor b may overlap c.
     *
     * @param m the rows of a and c
     * @param n the columns of b and c
     * @param k the columns of a and the rows of b; with 0 the product is all zeros
     * @param a the left matrix
     * @param aOffset the index of its first element
     * @param aRow the distance between its rows
     * @param aColumn the distance between its columns
     * @param b the right matrix
     * @param bOffset the index of its first element
     * @param bRow the distance between its rows
     * @param bColumn the distance between its columns
     * @param c the product
     * @param cOffset the index of its first element
     * @param cRow the distance between its rows, at least n
     * @param accumulate whether the product is added to what c holds
     */
    void gemm(
            int m,
            int n,
            int k,
            A a,
            int aOffset,
            int aRow,
            int aColumn,
            A b,
            int bOffset,
            int bRow,
            int bColumn,
            A c,
            int cOffset,
            int cRow,
            boolean accumulate);

    /**
     * {@code c = a b + bias}, where a is (m, k), b is (k, n), c is (m, n), and bias is added to every row. Strides are as
     * above. None of a, b and bias may overlap c.
     *
     * @param m the rows of a and c
     * @param n the columns of b and c, and the elements of bias
     * @param k the columns of a and the rows of b; with 0 every row is the bias
     * @param a the left matrix
     * @param aOffset the index of its first element
     * @param aRow the distance between its rows
     * @param aColumn the distance between its columns
     * @param b the right matrix
     * @param bOffset the index of its first element
     * @param bRow the distance between its rows
     * @param bColumn the distance between its columns
     * @param bias dense, from index 0 on
     * @param c the result
     * @param cOffset the index of its first element
     * @param cRow the distance between its rows, at least n
     */
    void affine(
            int m,
            int n,
            int k,
            A a,
            int aOffset,
            int aRow,
            int aColumn,
            A b,
            int bOffset,
            int bRow,
            int bColumn,
            A bias,
            A c,
            int cOffset,
            int cRow);
}
