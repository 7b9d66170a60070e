/* SPDX-License-Identifier: EUPL-1.2 */
/* What each of the five documents asks for, shown on its demonstration register: tests/coverage-of-strategies names the
 * rows by their id. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "run.h"
#include "strategy.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What the register answers: TEXT is in what LINE prints when all is well, in what it complains of when not. */
static const struct {
	const char *id, *municipality;
	int status;
	const char *line, *text;
} shown[] = {
	{ "T1", "trollhattan", 0, "list project --filter 'status:ongoing confirmed<-90d'"
	  " --columns title,unit,confirmed --format csv",
	  "Väg in;Arbetsmarknadsförvaltningen;2026-08-08" },
	{ "T2", "trollhattan", 0, "list unit --filter 'kind:administration contact:' --columns name --format csv",
	  "Miljöförvaltningen" },
	{ "T3", "trollhattan", 0, "list activity --filter kind:encouragement --columns unit,result --format csv",
	  "Miljöförvaltningen;Förvaltningschefen svarar efter sommaren." },
	{ "T4", "trollhattan", 0, "list notice --filter kind:call --columns title,seen,unseen --format csv",
	  "Stadsnätverk för trygga kvällsmiljöer;Socialförvaltningen;2" },
	{ "T5", "trollhattan", 0, "list idea --filter !call: --columns title,unit,call --format csv",
	  "Elevhälsa på väg;Utbildningsförvaltningen;Nordplus Junior 2027" },
	{ "T6", "trollhattan", 1, "add project title=X unit=UTB",
	  "Need: must be filled in" },
	{ "T7", "trollhattan", 0, "list goal --filter source:board --columns name,unit,projects --format csv",
	  "Fler i arbete, färre i försörjningsstöd;Arbetsmarknadsförvaltningen;10" },
	{ "T8", "trollhattan", 0, "check --unit BOST --format csv",
	  "Förvaltningens ledning, Bolagets ledning" },
	{ "T9", "trollhattan", 0, "list decision --filter !twin_town:"
	  " --columns twin_town,organ,paragraph --format csv",
	  "Comune di Cesena;municipal council (KF);§ 47" },
	{ "T10", "trollhattan", 0, "summary overview --year 2026",
	  "52 %        24        46" },
	{ "T11", "trollhattan", 0, "list programme --filter family:nordic --columns short_name,calls --format csv",
	  "Nordplus;1" },
	{ "T11", "trollhattan", 0, "list call --filter areas:3.2 --columns title,programme --format csv",
	  "Gröna stråk och skolgårdar i medelstora städer;LIFE" },
	{ "T12", "trollhattan", 0, "list indicator --filter year:2025 --columns name,target,outcome --format csv",
	  "Medarbetare i internationella aktiviteter;170;168" },
	{ "T13", "trollhattan", 0, "list resource --filter 'project:\"Cirkulär stomme\"'"
	  " --columns title,minutes,unit --format csv",
	  "Stöd i ansökan Cirkulär stomme;22:00;Kommunstyrelsens förvaltning" },
	{ "T14", "trollhattan", 0, "list trip --filter 'kind:official consulted_kf:'"
	  " --columns title,consulted_ks,policy_ok --format csv",
	  "Till Keravas stadsdag;2026-05-06;yes" },
	{ "T15", "trollhattan", 0, "summary overview --year 2025",
	  "Resultatet av stadens internationella arbete" },
	{ "T17", "trollhattan", 0, "list project --filter 'sdgs:13 dimensions:ecological'"
	  " --columns title --format csv",
	  "Biologisk mångfald på riktigt" },
	{ "T18", "trollhattan", 0, "list project --filter tags:filmstad --columns title,tags --format csv",
	  "Filmstad i väst;filmstad" },
	{ "T19", "trollhattan", 0, "list activity --filter kind:investment"
	  " --columns title,project,result --format csv",
	  "Investerardag med Västsverige;Sälja in Västsverige;Elva bolag" },
	{ "T20", "trollhattan", 0, "list unit --filter offers:hemgång --columns name,offers,seeks --format csv",
	  "Omsorgsförvaltningen;Trygg hemgång efter sjukhus.;Digital tillsyn" },
	{ "N1", "tranas", 1, "set project 21 status=decided",
	  "möjligheten till extern medfinansiering alltid prövas" },
	{ "N1", "tranas", 0, "list cofunding-test --filter outcome:not-applied"
	  " --columns project,programmes,motive --format csv",
	  "Solkartan;LIFE;Kravet på egna medel" },
	{ "N2", "tranas", 0, "list project --filter external_share>70"
	  " --columns title,budget_sek,external_sek,external_share --format csv",
	  "Klassrum i skogen;540000;430000;80" },
	{ "N3", "tranas", 0, "list annual-return --filter year:2025 --columns unit,status,parts --format csv",
	  "Sommens Bostäder AB;draft;a – –" },
	{ "N4", "tranas", 0, "list annual-return --filter 'year:2025 unit:BUF' --columns part_a --format csv",
	  "Utbyte mellan skogsklasser och besök från Lojo." },
	{ "N5", "tranas", 0, "list resource --filter 'year:2025 unit:BUF'"
	  " --columns kind,minutes,amount_sek --format csv",
	  "working time;420:00;" },
	{ "N6", "tranas", 0, "list goal --columns name,level,projects --format csv",
	  "Äldre bor kvar med trygghet;one unit;3" },
	{ "N7", "tranas", 0, "summary overview --year 2025",
	  "Årlig återrapportering av det internationella arbetet" },
	{ "N8", "tranas", 0, "list indicator --columns name,year,target,outcome,unit --format csv",
	  "Elever på yrkesprov utomlands;2025;10;12;Gymnasie- och vuxenutbildningscentrum" },
	{ "N9", "tranas", 0, "list decision --filter organ:kf --columns title,organ --format csv",
	  "Samarbete med Põltsamaa;municipal council (KF)" },
	{ "N10", "tranas", 0, "list assignment --filter role:politician --columns person,to --format csv",
	  "Margareta Exempel;2026-12-31" },
	{ "N11", "tranas", 0, "list trip --filter kind:official --columns title,presidium --format csv",
	  "Till Põltsamaas stadsdag;2" },
	{ "N12", "tranas", 0, "list project --filter unit:GYC --columns title,unit --format csv",
	  "Lärcentrum på bygden;Gymnasie- och vuxenutbildningscentrum" },
	{ "N13", "tranas", 0, "list notice --filter kind:outlook --columns title,unseen --format csv",
	  "Regionens EU-forum: nya utlysningar i höst;1" },
	{ "N14", "tranas", 0, "list activity --filter 'working:outlook network:Regionens'"
	  " --columns title,kind --format csv",
	  "Regionens EU-forum i oktober;meeting" },
	{ "N15", "tranas", 0, "list project --filter effects:establishment --columns title,effects --format csv",
	  "Torget tar plats;\"new establishments; more visitors\"" },
	{ "N16", "tranas", 0, "list project --filter 'partners:\"Region Jönköpings län\"'"
	  " --columns title --format csv",
	  "Omvärldsbrevet" },
	{ "N18", "tranas", 0, "list resource --filter 'unit:KLF kind:time' --columns title,minutes,year --format csv",
	  "Arbetstid i internationellt arbete;310:00;2025" },
	{ "V1", "vanersborg", 0, "list annual-return --filter 'period:interim-2 year:2026'"
	  " --columns unit,period,status --format csv",
	  "Socialförvaltningen;interim report 2;draft" },
	{ "V2", "vanersborg", 0, "summary overview --year 2025",
	  "Uppföljning av kommunens internationella arbete" },
	{ "V4", "vanersborg", 0, "list steering-group --columns name,basis,decision --format csv",
	  "Styrgruppen för skolutbyten;by delegation;Delegation att utse styrgrupp" },
	{ "V5", "vanersborg", 0, "list trip --filter presidium>0 --columns presidium,twin_town --format csv",
	  "2;Ringkøbing By" },
	{ "V6", "vanersborg", 0, "list annual-return --filter 'in_plan:yes period:closing'"
	  " --columns unit,plan_reference --format csv",
	  "Socialförvaltningen;Verksamhetsplan 2025" },
	{ "V7", "vanersborg", 0, "list project --filter !plan_item: --columns title,unit,plan_item --format csv",
	  "Skolan som granne;Barn- och utbildningsförvaltningen;Verksamhetsplan 2026, mål 2" },
	{ "V8", "vanersborg", 0, "list goal --filter source:mrp --columns name,unit,projects --format csv",
	  "Färre står utanför arbete;Socialförvaltningen;4" },
	{ "V9", "vanersborg", 0, "list network --filter characters:strategic --columns name,characters --format csv",
	  "Digitala småkommuner;\"thematic; strategic\"" },
	{ "V10", "vanersborg", 0, "list activity --filter 'network:\"Nordens Vänortsringar\"'"
	  " --columns title,network --format csv",
	  "Ringens sekreterarmöte;Nordens Vänortsringar" },
	{ "V11", "vanersborg", 0, "list network --filter status:watched --columns name,use --format csv",
	  "Klimatneutrala landskap;Inventering pågår" },
	{ "V12", "vanersborg", 0, "list unit --filter kind:company --columns name,kind --format csv",
	  "Älvhems Bostäder AB;wholly owned company" },
	{ "V13", "vanersborg", 0, "list project --filter scope:external --columns title,scope --format csv",
	  "Förberedelse Kitui;\"international cooperation; externally funded development\"" },
	{ "A1", "amal", 0, "summary overview --year 2026",
	  "Sammanställning över det gångna årets internationella arbete" },
	{ "A2", "amal", 0, "list project --filter significant:yes --columns title,status --format csv",
	  "Ternopil bygger om;ongoing" },
	{ "A3", "amal", 0, "list notice --filter 'kind:request requested_by:clg' --columns title,unseen --format csv",
	  "Centrala ledningsgruppen frågar om Ternopil;1" },
	{ "A4", "amal", 0, "list notice --filter requested_by:kf-presidium --columns title,date --format csv",
	  "Fullmäktiges presidium vill ha en redovisning;2026-09-30" },
	{ "A5", "amal", 0, "list trip --filter 'staff>0 approved_strategist:'"
	  " --columns title,approved_director,approved_head --format csv",
	  "Lärarveckan i Eutin;2026-09-29;2026-09-23" },
	{ "A6", "amal", 0, "list trip --filter 'kind:official opposition_invited:'"
	  " --columns title,majority_invited --format csv",
	  "Till Grenås vänortsdagar;3" },
	{ "A7", "amal", 0, "list trip --filter cost_sek>60000 --columns title,cost_sek,delegates,motive --format csv",
	  "Studieresa till Lugo;91400;5;" },
	{ "A8", "amal", 0, "list trip --filter 'kind:official presidium>0' --columns title,presidium --format csv",
	  "Till invigningen i Sarpsborg;2" },
	{ "A9", "amal", 0, "list meeting --filter closed:yes --columns title,agenda --format csv",
	  "Höstavstämning;Pågående arbete och framtidsplaner till arbetsutskottet" },
	{ "A10", "amal", 0, "list notice --filter kind:eu-law --columns title,unseen --format csv",
	  "Nytt avloppsdirektiv;1" },
	{ "A11", "amal", 0, "list activity --filter kind:training --columns title,staff,politicians --format csv",
	  "EU-utbildning för förtroendevalda;2;21" },
	{ "A12", "amal", 0, "list application --columns title,status --format csv",
	  "Ternopil bygger om, ansökan;granted" },
	{ "A13", "amal", 0, "list project --filter 'status:ongoing title:Fyrbodal' --columns title,unit --format csv",
	  "Europa Direkt Fyrbodal;Kansli- och utredningsenheten" },
	{ "A14", "amal", 0, "list scholarship --filter form:scholarship"
	  " --columns title,count,age_from,age_to,amount_sek --format csv",
	  "Utbytesstipendier 2026;20;14;19;110000" },
	{ "A15", "amal", 0, "list scholarship --filter far_from_work:yes --columns title,form,count --format csv",
	  "Korta platser i Lugo 2026;short volunteering;6" },
	{ "A16", "amal", 0, "list activity --filter civil_society>0 --columns title,civil_society --format csv",
	  "Skrivarstuga för föreningar;11" },
	{ "A17", "amal", 0, "list twin-town --filter status:dormant --columns partner,interests --format csv",
	  "Loviisan kaupunki;Vänortssamarbete och kommunala partnerskap" },
	{ "A18", "amal", 0, "list project --filter countries:UA --columns title,countries --format csv",
	  "Ternopil bygger om;Ukraine" },
	{ "A19", "amal", 0, "list partner --filter kind:swedish-municipality --columns name,projects --format csv",
	  "Säffle kommun;2" },
	{ "A20", "amal", 0, "list project --filter role:contractor --columns title,role --format csv",
	  "Konsultuppdrag åt SKL International;contractor" },
	{ "A20", "amal", 0, "list project --filter effects:visitors --columns title --format csv",
	  "Blues utan gränser" },
	{ "O1", "ostersund", 0, "list idea --sort -priority --columns title,priority_growth,priority --format csv",
	  "3;Kylans kompetens;3;12" },
	{ "O2", "ostersund", 0, "list idea --filter 'priority_mutual:2 priority_result:2'"
	  " --columns title,priority --format csv",
	  "Tysta spår;11" },
	{ "O3", "ostersund", 0, "list project --filter priority_regional:yes"
	  " --columns title,priority_regional --format csv",
	  "Snö i lager;yes" },
	{ "O4", "ostersund", 0, "list idea --filter priority_units:yes --columns title,priority_units --format csv",
	  "Tysta spår;yes" },
	{ "O5", "ostersund", 0, "summary overview --year 2026",
	  "23 countries" },
	{ "O6", "ostersund", 0, "list annual-return --filter in_plan:no --columns unit,year --format csv",
	  "Tekniska förvaltningen;2025" },
	{ "O7", "ostersund", 0, "list unit --filter short_name:TEK --columns name,head,ongoing --format csv",
	  "Tekniska förvaltningen;Åsa Exempel;5" },
	{ "O8", "ostersund", 0, "list project --filter 'unit:VOF status:ongoing' --columns title --format csv",
	  "Musik för minnet" },
	{ "O9", "ostersund", 0, "list partner --filter sector:social --columns name,sector,projects --format csv",
	  "Coompanion Jämtland;social;1" },
	{ "O10", "ostersund", 0, "list twin-town --filter partner:Jilin"
	  " --columns partner,status,last_activity --format csv",
	  "Jilinprovinsen;active;2025-01-28" },
	{ "O11", "ostersund", 0, "list project --filter !learn_partner:"
	  " --columns title,learn_we,learn_partner --format csv",
	  "Kajaaniklassen;Gymnasium med företag.;Elevinflytande." },
	{ "O12", "ostersund", 0, "list call --filter standing:ahead --columns title,deadline,programme --format csv",
	  "Besöksnäring i snöfattiga vintrar;2027-01-28 17:00;LIFE" },
	{ "O13", "ostersund", 0, "list project --filter 'status:finished !effect:' --columns title --format csv",
	  "Ungdomens hus i Sanok" },
	{ "O15", "ostersund", 0, "list area --filter kind:action"
	  " --columns number,name,responsible,progress --format csv",
	  "1.1;Samarbeten som stärker strategiskt viktiga näringar;Lisa Exempel;ongoing" },
};

/* What the file of the strategy says; "": nothing. */
static const struct {
	const char *id, *municipality, *section, *key, *value;
} said[] = {
	{ "T15", "trollhattan", "follow-up:annual", "recipient", "" },
	{ "T15", "trollhattan", "follow-up:annual", "interval", "yearly" },
	{ "T16", "trollhattan", "follow-up:strategy", "recipient", "ks" },
	{ "T16", "trollhattan", "follow-up:strategy", "interval", "per-term" },
	{ "N7", "tranas", "follow-up:annual", "recipient", "kf" },
	{ "N7", "tranas", "follow-up:annual", "compiled_by", "gemensam-funktion" },
	{ "N17", "tranas", "strategy", "document_id", "0424" },
	{ "N17", "tranas", "strategy", "dnr", "20/16" },
	{ "N17", "tranas", "strategy", "review_by", "2020-04-22" },
	{ "V2", "vanersborg", "follow-up:annual", "recipient", "ks" },
	{ "V2", "vanersborg", "follow-up:annual", "compiled_by", "ksf" },
	{ "V3", "vanersborg", "follow-up:strategy", "interval", "per-term" },
	{ "V3", "vanersborg", "strategy", "valid_to", "2028-12-31" },
	{ "V14", "vanersborg", "strategy", "owner", "Kommunstyrelsen" },
	{ "V14", "vanersborg", "strategy", "responsible", "Avdelningschef Hållbar utveckling" },
	{ "A1", "amal", "follow-up:annual", "recipient", "ks" },
	{ "A4", "amal", "follow-up:council", "interval", "on-request" },
	{ "O14", "ostersund", "follow-up:annual", "strength", "unregulated" },
	{ "O14", "ostersund", "follow-up:strategy", "strength", "unregulated" },
};

static int start(void **state)
{
	static const char *const names[] = { "amal", "ostersund", "tranas", "trollhattan", "vanersborg" };
	(void)state;
	run_begin();
	for (size_t i = 0; i < COUNT(names); i++) {
		char *line = xasprintf("--as eva init --strategy %s --demo %s.db", names[i], names[i]);
		expect(line, 0, NULL, "");
		free(line);
	}
	return 0;
}

static void test_registers(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(shown); i++) {
		char *line = xasprintf("--as eva --register %s.db %s", shown[i].municipality, shown[i].line);
		struct result result = run_line(line);
		const char *text = shown[i].status == 0 ? result.out : result.err;
		if (result.status != shown[i].status || strstr(text, shown[i].text) == NULL)
			fail_msg("%s: %s: status %d, and not \"%s\" but: %s%s", shown[i].id, line, result.status,
				 shown[i].text, result.out, result.err);
		result_free(&result);
		free(line);
	}
}

static void test_documents(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(said); i++) {
		struct err err = {0};
		char *path = strategy_path(getenv("SAMVERKAN_DATADIR"), said[i].municipality, &err);
		struct strategy *strategy = path != NULL ? strategy_read(path, &err) : NULL;
		if (strategy == NULL)
			fail_msg("%s", err.text);
		const char *value = ini_get(strategy->ini, said[i].section, said[i].key);
		if (strcmp(value != NULL ? value : "", said[i].value) != 0)
			fail_msg("%s: [%s] %s is \"%s\"", said[i].id, said[i].section, said[i].key,
				 value != NULL ? value : "");
		strategy_free(strategy);
		free(path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_registers),
		cmocka_unit_test(test_documents),
	};
	return cmocka_run_group_tests_name("requirements", tests, start, run_stop);
}
