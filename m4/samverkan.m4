# SPDX-License-Identifier: EUPL-1.2

# SV_CFLAG(VARIABLE, FLAG): appends FLAG to VARIABLE when compiler and linker take it without a word. -Werror during
# the question, because clang only warns of a flag that it does not know.
AC_DEFUN([SV_CFLAG], [
	AS_VAR_PUSHDEF([sv_cache], [sv_cv_cflag_$2])
	AC_CACHE_CHECK([whether $CC takes $2], [sv_cache], [
		sv_save_CFLAGS=$CFLAGS
		CFLAGS="$CFLAGS -Werror $2"
		AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [AS_VAR_SET([sv_cache], [yes])],
			[AS_VAR_SET([sv_cache], [no])])
		CFLAGS=$sv_save_CFLAGS
	])
	AS_VAR_IF([sv_cache], [yes], [AS_VAR_APPEND([$1], [" $2"])])
	AS_VAR_POPDEF([sv_cache])
])

# SV_LDFLAG(VARIABLE, FLAG): as SV_CFLAG for the linker alone.
AC_DEFUN([SV_LDFLAG], [
	AS_VAR_PUSHDEF([sv_cache], [sv_cv_ldflag_$2])
	AC_CACHE_CHECK([whether the linker takes $2], [sv_cache], [
		sv_save_LDFLAGS=$LDFLAGS
		LDFLAGS="$LDFLAGS -Werror $2"
		AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [AS_VAR_SET([sv_cache], [yes])],
			[AS_VAR_SET([sv_cache], [no])])
		LDFLAGS=$sv_save_LDFLAGS
	])
	AS_VAR_IF([sv_cache], [yes], [AS_VAR_APPEND([$1], [" $2"])])
	AS_VAR_POPDEF([sv_cache])
])

# SV_WARNINGS: the warnings of the house style in WARN_CFLAGS.
AC_DEFUN([SV_WARNINGS], [
	m4_foreach_w([sv_flag], [-Wall -Wextra -Wshadow -Wmissing-prototypes -Wstrict-prototypes -Wwrite-strings
		-Wpointer-arith -Wformat=2 -Wundef -Wvla], [SV_CFLAG([WARN_CFLAGS], m4_defn([sv_flag]))])
])

# SV_SANITIZERS: ASan and UBSan in SANITIZE_CFLAGS; asked for and missing is an error.
AC_DEFUN([SV_SANITIZERS], [
	SV_CFLAG([SANITIZE_CFLAGS], [-fsanitize=address])
	SV_CFLAG([SANITIZE_CFLAGS], [-fsanitize=undefined])
	AS_CASE([$SANITIZE_CFLAGS], [*address*undefined*], [],
		[AC_MSG_ERROR([--enable-sanitizers: $CC cannot link with -fsanitize=address,undefined])])
	AS_VAR_APPEND([SANITIZE_CFLAGS], [" -fno-sanitize-recover=undefined -fno-omit-frame-pointer"])
])

# SV_HARDENING: what makes a memory error end the program instead of being used. _FORTIFY_SOURCE does nothing but warn
# without optimisation, and stands in the way of ASan's own checks.
AC_DEFUN([SV_HARDENING], [
	SV_CFLAG([HARDEN_CFLAGS], [-fstack-protector-strong])
	SV_CFLAG([HARDEN_CFLAGS], [-fstack-clash-protection])
	SV_CFLAG([HARDEN_CFLAGS], [-fPIE])
	SV_LDFLAG([HARDEN_LDFLAGS], [-pie])
	SV_LDFLAG([HARDEN_LDFLAGS], [-Wl,-z,relro])
	SV_LDFLAG([HARDEN_LDFLAGS], [-Wl,-z,now])
	AC_CACHE_CHECK([whether CFLAGS optimise], [sv_cv_optimised], [
		AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#ifndef __OPTIMIZE__
#error no optimisation
#endif]], [])], [sv_cv_optimised=yes], [sv_cv_optimised=no])
	])
	AS_IF([test "x$sv_cv_optimised$SANITIZE_CFLAGS" = xyes],
		[HARDEN_CPPFLAGS="-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"])
])

# SV_LIB_INIPARSER: INIPARSER_CFLAGS and INIPARSER_LIBS. iniparser 4.1 (Debian 12) has no .pc file, 4.2 has one; some
# systems put the header into the include directory itself.
AC_DEFUN([SV_LIB_INIPARSER], [
	PKG_CHECK_MODULES([INIPARSER], [iniparser], [], [
		sv_save_LIBS=$LIBS
		AC_CHECK_HEADER([iniparser/iniparser.h], [],
			[AC_MSG_ERROR([iniparser/iniparser.h is missing: install libiniparser-dev])])
		AC_SEARCH_LIBS([iniparser_load], [iniparser], [],
			[AC_MSG_ERROR([libiniparser does not link: install libiniparser-dev])])
		LIBS=$sv_save_LIBS
		INIPARSER_LIBS=-liniparser
		INIPARSER_CFLAGS=
	])
])
