// The LAPACK routines that LinearAlgebra calls. Fortran: every argument is a pointer, and each character argument
// has its length passed by value after the last argument. (Debian's OpenBLAS has no LAPACKE symbols.)
#ifndef STANDPOINT_CLAPACK_SHIM_H
#define STANDPOINT_CLAPACK_SHIM_H

#include <stddef.h>

void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uplo_length);
void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uplo_length);
void dpotrs_(const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda, double *b,
             const int *ldb, int *info, size_t uplo_length);
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
             const int *lwork, int *iwork, const int *liwork, int *info, size_t jobz_length, size_t uplo_length);

#endif
