// The BLAS routines that LinearAlgebra calls, declared here rather than taken from a distribution's header:
// Debian's cblas.h is an alternative that differs between the netlib reference and OpenBLAS.
#ifndef STANDPOINT_CBLAS_SHIM_H
#define STANDPOINT_CBLAS_SHIM_H

enum standpoint_cblas_order { STANDPOINT_COLUMN_MAJOR = 102 };
enum standpoint_cblas_transpose { STANDPOINT_NO_TRANSPOSE = 111, STANDPOINT_TRANSPOSE = 112 };
enum standpoint_cblas_triangle { STANDPOINT_LOWER = 122 };
enum standpoint_cblas_diagonal { STANDPOINT_NON_UNIT = 131 };
enum standpoint_cblas_side { STANDPOINT_LEFT = 141 };

double cblas_ddot(int n, const double *x, int incx, const double *y, int incy);
double cblas_dnrm2(int n, const double *x, int incx);
void cblas_daxpy(int n, double alpha, const double *x, int incx, double *y, int incy);
void cblas_dscal(int n, double alpha, double *x, int incx);
void cblas_dgemv(int order, int transpose, int m, int n, double alpha, const double *a, int lda,
                 const double *x, int incx, double beta, double *y, int incy);
void cblas_dgemm(int order, int transposeA, int transposeB, int m, int n, int k, double alpha,
                 const double *a, int lda, const double *b, int ldb, double beta, double *c, int ldc);
void cblas_dsyrk(int order, int triangle, int transpose, int n, int k, double alpha,
                 const double *a, int lda, double beta, double *c, int ldc);
void cblas_dtrsm(int order, int side, int triangle, int transpose, int diagonal, int m, int n, double alpha,
                 const double *a, int lda, double *b, int ldb);

#endif
