/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "date.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

/* IMPOSSIBLE stands for a month or day written as 0, so that 0 can mean "not given". */
enum { YEAR_MIN = 1800, YEAR_MAX = 2200, IMPOSSIBLE = 99 };

/* A day; month and day 0 where the text gives none; hour -1 where it gives no time. */
struct day {
	int year, month, day, hour, minute;
};

static const char *const weekdays[] = {
	N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
};

static const char *const months[] = {
	N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
	N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
};

static const char *const month_names[] = {
	N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
	N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

/* Words for days, folded, in both languages at once. */
static const struct {
	const char *word;
	int days;
} words[] = {
	{"idag", 0}, {"i dag", 0}, {"today", 0}, {"imorgon", 1}, {"i morgon", 1}, {"imorron", 1},
	{"tomorrow", 1}, {"igar", -1}, {"i gar", -1}, {"yesterday", -1},
};

/* Words for whole years, likewise. */
static const struct {
	const char *word;
	int years;
} year_words[] = {
	{"iar", 0}, {"i ar", 0}, {"thisyear", 0}, {"this year", 0}, {"ifjol", -1}, {"i fjol", -1},
	{"forra aret", -1}, {"lastyear", -1}, {"last year", -1}, {"nasta ar", 1}, {"nextyear", 1}, {"next year", 1},
};

/* Units of a step, folded: d(agar, ays), v(eckor)/w(eeks), m(ånader, onths), å(r)/y(ears). */
static const struct {
	char letter;
	int days, months;
} units[] = {
	{'d', 1, 0}, {'v', 7, 0}, {'w', 7, 0}, {'m', 0, 1}, {'a', 0, 12}, {'y', 0, 12},
};

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days since 0000-03-01, counted in years that begin in March, so that the leap day is the last of its year. */
static int day_number(int year, int month, int day)
{
	int y = month > 2 ? year : year - 1, m = (month + 9) % 12;
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

static struct day day_of_number(int number)
{
	struct day day = {.year = number / 366, .month = 1, .day = 1, .hour = -1};
	while (day_number(day.year + 1, 1, 1) <= number)
		day.year++;
	while (day.month < 12 && day_number(day.year, day.month + 1, 1) <= number)
		day.month++;
	day.day = number - day_number(day.year, day.month, 1) + 1;
	return day;
}

static bool in_years(int year)
{
	return year >= YEAR_MIN && year <= YEAR_MAX;
}

static char *put_digits(char *out, int count, int value)
{
	for (int i = count - 1; i >= 0; i--, value /= 10)
		out[i] = (char)('0' + value % 10);
	return out + count;
}

/* As much of a date as it has. */
static void write_date(const struct day *day, char out[DATE_SIZE])
{
	out = put_digits(out, 4, day->year);
	if (day->month > 0) {
		*out++ = '-';
		out = put_digits(out, 2, day->month);
	}
	if (day->day > 0) {
		*out++ = '-';
		out = put_digits(out, 2, day->day);
	}
	if (day->hour >= 0) {
		*out++ = ' ';
		out = put_digits(out, 2, day->hour);
		*out++ = ':';
		out = put_digits(out, 2, day->minute);
	}
	*out = '\0';
}

/* Writes a full day without time, "" if it lies outside the years that a date may have. */
static void write_day(const struct day *day, char out[DATE_DAY_SIZE])
{
	char date[DATE_SIZE] = "";
	if (in_years(day->year))
		write_date(&(struct day){day->year, day->month, day->day, -1, 0}, date);
	memcpy(out, date, DATE_DAY_SIZE);
}

/* COUNT digits at *TEXT, or -1; moves *TEXT behind them. */
static int take_digits(const char **text, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++) {
		if (!isdigit((unsigned char)(*text)[i]))
			return -1;
		value = value * 10 + (*text)[i] - '0';
	}
	*text += count;
	return value;
}

/* One to MOST digits, or -1. */
static int take_number(const char **text, int most)
{
	int count = 0;
	while (count < most && isdigit((unsigned char)(*text)[count]))
		count++;
	return count > 0 ? take_digits(text, count) : -1;
}

static bool take_char(const char **text, const char *any)
{
	if (**text == '\0' || strchr(any, **text) == NULL)
		return false;
	(*text)++;
	return true;
}

static bool real_day(const struct day *day)
{
	if (!in_years(day->year) || day->month > 12 || (day->month == 0 && day->day != 0))
		return false;
	return day->day == 0 || day->day <= days_in_month(day->year, day->month);
}

/* Canonical text only: fixed digits, a time behind a full day. */
static bool read_canonical(const char *text, struct day *day)
{
	*day = (struct day){.hour = -1};
	day->year = take_digits(&text, 4);
	if (day->year >= 0 && *text == '-') {
		text++;
		day->month = take_digits(&text, 2);
		if (day->month > 0 && *text == '-') {
			text++;
			day->day = take_digits(&text, 2);
			if (day->day <= 0)
				return false;
		}
		if (day->month <= 0)
			return false;
	}
	if (day->day > 0 && *text == ' ') {
		text++;
		day->hour = take_digits(&text, 2);
		if (!take_char(&text, ":"))
			return false;
		day->minute = take_digits(&text, 2);
		if (day->hour < 0 || day->hour > 23 || day->minute < 0 || day->minute > 59)
			return false;
	}
	return *text == '\0' && real_day(day);
}

bool date_valid(const char *iso)
{
	struct day day;
	return iso != NULL && read_canonical(iso, &day);
}

/* The first day of a partial date. */
static bool read_first(const char *text, struct day *day)
{
	if (text == NULL || !read_canonical(text, day))
		return false;
	day->month += day->month == 0;
	day->day += day->day == 0;
	return true;
}

static bool read_last(const char *text, struct day *day)
{
	if (text == NULL || !read_canonical(text, day))
		return false;
	if (day->month == 0)
		day->month = 12;
	if (day->day == 0)
		day->day = days_in_month(day->year, day->month);
	return true;
}

static int number_of(const struct day *day)
{
	return day_number(day->year, day->month, day->day);
}

void date_first(const char *partial, char out[DATE_DAY_SIZE])
{
	struct day day;
	*out = '\0';
	if (read_first(partial, &day))
		write_day(&day, out);
}

void date_last(const char *partial, char out[DATE_DAY_SIZE])
{
	struct day day;
	*out = '\0';
	if (read_last(partial, &day))
		write_day(&day, out);
}

/* Keeps counts of days and months so small that no sum overflows; more leads outside all years anyway. */
static int bounded(int count)
{
	enum { MOST = 1000000 };
	return count > MOST ? MOST : count < -MOST ? -MOST : count;
}

void date_add_days(const char *date, int days, char out[DATE_DAY_SIZE])
{
	struct day day;
	*out = '\0';
	if (!read_first(date, &day))
		return;
	int number = number_of(&day) + bounded(days);
	if (number < 0)
		return;
	day = day_of_number(number);
	write_day(&day, out);
}

void date_add_months(const char *date, int months_on, char out[DATE_DAY_SIZE])
{
	struct day day;
	*out = '\0';
	if (!read_first(date, &day))
		return;
	int month = day.year * 12 + day.month - 1 + bounded(months_on);
	if (month < 0)
		return;
	day.year = month / 12;
	day.month = month % 12 + 1;
	if (day.day > days_in_month(day.year, day.month))
		day.day = days_in_month(day.year, day.month);
	write_day(&day, out);
}

int date_days_between(const char *from, const char *to)
{
	struct day first, last;
	if (!read_first(from, &first) || !read_last(to, &last))
		return 0;
	return number_of(&last) - number_of(&first);
}

/* 1 = Monday: 0000-03-01 was a Wednesday. */
static int weekday_of(int number)
{
	return (number + 2) % 7 + 1;
}

int date_weekday(const char *date)
{
	struct day day;
	return read_first(date, &day) ? weekday_of(number_of(&day)) : 0;
}

int date_week(const char *date)
{
	struct day day;
	if (!read_first(date, &day))
		return 0;
	/* A week belongs to the year of its Thursday. */
	int number = number_of(&day), thursday = number - weekday_of(number) + 4;
	int year = day_of_number(thursday).year;
	return (thursday - day_number(year, 1, 1)) / 7 + 1;
}

static bool parse_year(const char *folded, const char *today, char out[DATE_DAY_SIZE])
{
	for (size_t i = 0; i < sizeof year_words / sizeof *year_words; i++) {
		if (strcmp(folded, year_words[i].word) != 0)
			continue;
		date_add_months(today, 12 * year_words[i].years, out);
		out[strlen(out) > strlen("2026") ? strlen("2026") : 0] = '\0';
		return true;
	}
	return false;
}

/* A word or a step from today, "+30d"; *KNOWN says that the text was one, OUT is "" if it leads outside all years. */
static void parse_relative(const char *folded, bool *known, char out[DATE_DAY_SIZE])
{
	char today[DATE_DAY_SIZE];
	clock_today(today);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(folded, words[i].word) == 0) {
			*known = true;
			date_add_days(today, words[i].days, out);
			return;
		}
	*known = parse_year(folded, today, out);
	if (*known)
		return;
	int sign = *folded == '-' ? -1 : 1;
	if (!take_char(&folded, "+-"))
		return;
	int count = take_number(&folded, 5);
	while (*folded == ' ')
		folded++;
	for (size_t i = 0; i < sizeof units / sizeof *units && count >= 0; i++) {
		if (folded[0] != units[i].letter || folded[1] != '\0')
			continue;
		*known = true;
		if (units[i].days != 0)
			date_add_days(today, sign * count * units[i].days, out);
		else
			date_add_months(today, sign * count * units[i].months, out);
	}
}

/* A month or a day of one or two digits; -1 if there is none. */
static int take_part(const char **text)
{
	int part = take_number(text, 2);
	return part == 0 ? IMPOSSIBLE : part;
}

/* "2027", "2027-6", "2027-06-15", "20270615": moves *TEXT behind what it took. */
static bool read_year_first(const char **text, struct day *day)
{
	bool compact = strspn(*text, "0123456789") == 8;
	day->year = take_digits(text, 4);
	if (day->year < 0 || (!compact && !take_char(text, "-")))
		return day->year >= 0;
	day->month = take_part(text);
	if (compact || (day->month > 0 && take_char(text, "-")))
		day->day = take_part(text);
	return day->month > 0 && day->day >= 0;
}

/* "15/6 2027", "15/6-2027", "15/6/2027", "15.6.2027". */
static bool read_day_first(const char **text, struct day *day)
{
	day->day = take_part(text);
	if (day->day < 0 || !take_char(text, "/."))
		return false;
	day->month = take_part(text);
	if (day->month < 0 || !take_char(text, " /.-"))
		return false;
	day->year = take_digits(text, 4);
	return day->year >= 0;
}

/* " 17:00", "T17.00", also with a comma or "kl" between; nothing is fine too. */
static bool read_time(const char *text, struct day *day)
{
	if (*text == '\0')
		return true;
	if (!take_char(&text, " Tt"))
		return false;
	if (strncasecmp(text, "kl", 2) == 0)
		text += 2 + strspn(text + 2, ". ");
	day->hour = take_number(&text, 2);
	if (day->hour < 0 || !take_char(&text, ":."))
		return false;
	day->minute = take_digits(&text, 2);
	return day->minute >= 0 && *text == '\0';
}

/* Says what is wrong with a date whose shape is right; true if nothing is. */
static bool check_day(const struct day *day, struct err *err)
{
	if (!in_years(day->year))
		return err_set(err, ERR_REFUSED, _("the year %04d is outside %d-%d"), day->year, YEAR_MIN, YEAR_MAX);
	if (day->month > 12)
		return err_set(err, ERR_REFUSED, _("there is no such month: they go from 1 to 12"));
	if (day->day > 0 && day->day > days_in_month(day->year, day->month))
		return err_set(err, ERR_REFUSED, _("%s %d has %d days"), i18n(month_names[day->month - 1]), day->year,
			       days_in_month(day->year, day->month));
	if (day->hour > 23 || day->minute > 59)
		return err_set(err, ERR_REFUSED, _("there is no such time: they go from 00:00 to 23:59"));
	return true;
}

static bool check_time(const struct day *day, bool with_time, struct err *err)
{
	if (day->hour < 0)
		return true;
	if (!with_time)
		return err_set(err, ERR_REFUSED, _("takes a date without a time of day"));
	if (day->day == 0)
		return err_set(err, ERR_REFUSED, _("a time of day needs a whole date, such as 2027-06-15 17:00"));
	return true;
}

/* Says that IN is no date; "31/12" needs only its year. */
static bool refuse_shape(const char *in, struct err *err)
{
	char today[DATE_DAY_SIZE], *dated = xasprintf("%s 2000", in);
	struct day day;
	const char *rest = dated;
	bool day_only = read_day_first(&rest, &day) && *rest == '\0';
	free(dated);
	clock_today(today);
	if (day_only)
		return err_set(err, ERR_REFUSED, _("\"%s\" lacks the year: write %s %.4s"), in, in, today);
	return err_set(err, ERR_REFUSED, _("\"%s\" is not a date: write 2027, 2027-06, 2027-06-15, today or +30d"), in);
}

/* A date that names its year. IN is trimmed. */
static bool parse_absolute(const char *in, bool with_time, char out[DATE_SIZE], struct err *err)
{
	struct day day = {.hour = -1};
	const char *rest = in;
	if (!read_year_first(&rest, &day)) {
		day = (struct day){.hour = -1};
		rest = in;
		if (!read_day_first(&rest, &day))
			return refuse_shape(in, err);
	}
	if (!read_time(rest, &day))
		return err_set(err, ERR_REFUSED, _("\"%s\" is not a date: \"%s\" cannot stand there"), in, rest);
	if (!check_time(&day, with_time, err) || !check_day(&day, err))
		return false;
	write_date(&day, out);
	return true;
}

bool date_is_word(const char *word)
{
	char *folded = text_fold(word);
	bool is = false;
	for (size_t i = 0; i < sizeof words / sizeof *words && !is; i++)
		is = strcmp(folded, words[i].word) == 0;
	for (size_t i = 0; i < sizeof year_words / sizeof *year_words && !is; i++)
		is = strcmp(folded, year_words[i].word) == 0;
	free(folded);
	return is;
}

bool date_parse(const char *in, bool with_time, char out[DATE_SIZE], struct err *err)
{
	bool known = false, done;
	*out = '\0';
	in += strspn(in, " ");
	size_t length = strlen(in);
	while (length > 0 && in[length - 1] == ' ')
		length--;
	char *trimmed = xstrndup(in, length), *folded = text_fold(trimmed);
	parse_relative(folded, &known, out);
	if (!known)
		done = parse_absolute(trimmed, with_time, out, err);
	else if (*out == '\0')
		done = err_set(err, ERR_REFUSED, _("%s leads outside the years %d-%d"), trimmed, YEAR_MIN, YEAR_MAX);
	else
		done = true;
	free(folded);
	free(trimmed);
	return done;
}

#define DAYS_TOLD 730 /* beyond two years nobody counts days */

static char *describe_distance(int days)
{
	if (days == 0)
		return xstrdup(_("today"));
	if (days == 1)
		return xstrdup(_("tomorrow"));
	if (days == -1)
		return xstrdup(_("yesterday"));
	int years = abs(days) / 365;
	if (abs(days) > DAYS_TOLD)
		return xasprintf(days > 0 ? _("in %d years") : _("%d years ago"), years);
	if (days > 0)
		return xasprintf(i18n_plural("in %d day", "in %d days", (unsigned long)days), days);
	return xasprintf(i18n_plural("%d day ago", "%d days ago", (unsigned long)-days), -days);
}

const char *date_extent(const char *date)
{
	size_t length = strlen(date);
	if (length >= DATE_DAY_SIZE - 1)
		return NULL;
	return length == strlen("2026") ? _("the whole year") : _("the whole month");
}

static char *describe_partial(const char *date, const char *today)
{
	char first[DATE_DAY_SIZE];
	date_first(date, first);
	/* To come: how long until it begins; over: how long since it ended. */
	int begins = date_days_between(today, first), ends = date_days_between(today, date);
	char *distance = begins > 0 ? describe_distance(begins)
			 : ends < 0 ? describe_distance(ends)
			 : xstrdup(_("now"));
	char *text = xasprintf("%s · %s", date_extent(date), distance);
	free(distance);
	return text;
}

char *date_describe(const char *date)
{
	char today[DATE_DAY_SIZE];
	if (!date_valid(date))
		return xstrdup("");
	clock_today(today);
	if (date_extent(date) != NULL)
		return describe_partial(date, today);
	char *distance = describe_distance(date_days_between(today, date));
	char *text = xasprintf(_("%s · %s · w.%d"), date_weekday_short(date_weekday(date)), distance, date_week(date));
	free(distance);
	return text;
}

const char *date_weekday_short(int weekday)
{
	return weekday >= 1 && weekday <= 7 ? i18n(weekdays[weekday - 1]) : "";
}

const char *date_month_short(int month)
{
	return month >= 1 && month <= 12 ? i18n(months[month - 1]) : "";
}

const char *date_month_name(int month)
{
	return month >= 1 && month <= 12 ? i18n(month_names[month - 1]) : "";
}
