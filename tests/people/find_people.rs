//! `FindPeople`.

use ews_sim::{ResponseCode, ServerProfile};

use crate::client::field;
use crate::scene::{add_contact, client, client_of, find_people, names, parent, query, strict_client};

fn ordered(direction: &str, path: &str) -> String {
    let path = field(path);
    format!("<m:SortOrder><t:FieldOrder Order=\"{direction}\">{path}</t:FieldOrder></m:SortOrder>")
}

fn restricted(element: &str, condition: &str) -> String {
    format!("<m:{element}>{condition}</m:{element}>")
}

fn exists(path: &str) -> String {
    format!("<t:Exists>{}</t:Exists>", field(path))
}

#[test]
fn fp_290_a_page_has_to_be_named() {
    let request = format!("<m:FindPeople>{}</m:FindPeople>", parent("contacts"));
    client().refuse(&request, ResponseCode::ErrorSchemaValidation);
}

#[test]
fn fp_294_fp_295_the_directory_is_neither_listed_nor_restricted() {
    let mut client = client();
    client.refuse(&find_people("", &parent("directory")), ResponseCode::ErrorInvalidOperation);
    let blank = format!("{}{}", parent("directory"), query(" "));
    client.refuse(&find_people("", &blank), ResponseCode::ErrorInvalidOperation);
    let both = format!(
        "{}{}{}",
        restricted("Restriction", &exists("persona:Surname")),
        parent("directory"),
        query("adams")
    );
    client.refuse(&find_people("", &both), ResponseCode::ErrorInvalidOperation);
}

#[test]
fn fp_308_the_version_has_to_know_people() {
    let mut client = client_of(ServerProfile::Exchange2013, "Exchange2010_SP2");
    client.refuse(&find_people("", &parent("contacts")), ResponseCode::ErrorIncorrectSchemaVersion);
}

#[test]
fn fp_336_what_personas_have_not_or_is_not_simulated_is_refused() {
    let mut client = client();
    let shape = format!(
        "<m:PersonaShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>{}\
         </t:AdditionalProperties></m:PersonaShape>",
        field("item:Subject")
    );
    client.refuse(&find_people(&shape, ""), ResponseCode::ErrorInvalidPropertyRequest);
    use ResponseCode as Code;
    let topic = "<m:TopicQueryString>x</m:TopicQueryString>".to_owned();
    let sources = format!("{}<m:QuerySources><t:Source>Moon</t:Source></m:QuerySources>", query("x"));
    let cases = [
        (restricted("Restriction", &exists("item:Subject")), Code::ErrorUnsupportedPathForQuery),
        (restricted("AggregationRestriction", &exists("persona:Bodies")), Code::ErrorUnsupportedPathForQuery),
        (ordered("Ascending", "persona:PersonaId"), Code::ErrorUnsupportedPathForSortGroup),
        (topic, Code::ErrorInvalidRequest),
        (sources, Code::ErrorInvalidRequest),
    ];
    for (after, code) in cases {
        client.refuse(&find_people("", &after), code);
    }
    let page = "<m:FindPeople><m:IndexedPageItemView BasePoint=\"Beginning\" MaxEntriesReturned=\"0\" \
                Offset=\"0\"/></m:FindPeople>";
    client.refuse(page, Code::ErrorInvalidPagingMaxRows);
    client.refuse(
        &page.replace("=\"0\" ", "=\"1\" ").replace("Offset=\"0\"", "Offset=\"-1\""),
        Code::ErrorInvalidIndexedPagingParameters,
    );
}

#[test]
fn fp_303_fp_304_what_the_schema_lacks_is_refused_by_a_strict_server_only() {
    let shape = format!(
        "<m:PersonaShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>{}\
         </t:AdditionalProperties></m:PersonaShape>",
        field("persona:DisplayNameFirstLast")
    );
    let traversal = |word: &str| {
        find_people("", "").replace("<m:FindPeople>", &format!("<m:FindPeople Traversal=\"{word}\">"))
    };
    let mut strict = strict_client();
    strict.refuse(&find_people(&shape, ""), ResponseCode::ErrorSchemaValidation);
    strict.refuse(&traversal("Shallow"), ResponseCode::ErrorSchemaValidation);
    let mut client = client();
    client.refuse(&traversal("Upwards"), ResponseCode::ErrorSchemaValidation);
    client
        .refuse(&find_people(&shape.replace("FirstLast", "First"), ""), ResponseCode::ErrorSchemaValidation);
    add_contact(&mut client, "Bea", &["bea@example.test"]);
    assert_eq!(names(&client.succeed(&traversal("Shallow"))), ["Bea"]);
    let answer = client.succeed(&find_people(&shape, ""));
    assert_eq!(answer.one("People").children[0].names(), ["PersonaId", "DisplayNameFirstLast"]);
}

#[test]
fn properties_of_contacts_stand_for_those_of_persons() {
    let mut client = client();
    for name in ["Ann Lee", "Bea Lee"] {
        add_contact(&mut client, name, &[]);
    }
    let prefixed = |path: &str| {
        format!(
            "<m:Restriction><t:Contains ContainmentMode=\"Prefixed\" \
             ContainmentComparison=\"IgnoreCase\">{}<t:Constant Value=\"be\"/></t:Contains></m:Restriction>",
            field(path)
        )
    };
    client.refuse(
        &find_people("", &prefixed("contacts:Profession")),
        ResponseCode::ErrorUnsupportedPathForQuery,
    );
    client.refuse(&find_people("", &prefixed("item:Size")), ResponseCode::ErrorUnsupportedPathForQuery);
    assert_eq!(names(&client.succeed(&find_people("", &prefixed("contacts:DisplayName")))), ["Bea Lee"]);
}

#[test]
fn fp_291_fp_292_fp_297_a_folder_lists_its_persons() {
    let mut client = client();
    add_contact(&mut client, "Bea", &["bea@example.test"]);
    add_contact(&mut client, "ann", &["ann@example.test"]);
    add_contact(&mut client, "Ann Lee", &["ann@example.test"]);
    for after in [parent("contacts"), String::new()] {
        let answer = client.succeed(&find_people("", &after));
        assert_eq!(answer.attribute("ResponseClass"), "Success");
        assert!(!answer.has("ResponseMessages"));
        assert_eq!(names(&answer), ["ann", "Bea"]);
    }
}

#[test]
fn fp_293_fp_296_the_directory_is_searched_by_words() {
    let mut client = client();
    add_contact(&mut client, "Adam Adamson", &["adam@example.test"]);
    let after = format!("{}{}", parent("directory"), query("adams"));
    assert_eq!(names(&client.succeed(&find_people("", &after))), ["John Adams"]);
    let everywhere = client.succeed(&find_people("", &query("adams")));
    assert_eq!(names(&everywhere), ["Adam Adamson", "John Adams"]);
    let mailbox = format!("{}{}", parent("contacts"), query("adams"));
    assert_eq!(names(&client.succeed(&find_people("", &mailbox))), ["Adam Adamson"]);
    for (source, found) in [("Mailbox", "Adam Adamson"), ("Directory", "John Adams")] {
        let sources = format!("<m:QuerySources><t:Source>{source}</t:Source></m:QuerySources>");
        let after = format!("{}{sources}", query("adams"));
        assert_eq!(names(&client.succeed(&find_people("", &after))), [found]);
    }
}

#[test]
fn fp_296_a_user_who_is_a_contact_is_found_once() {
    let mut client = client();
    add_contact(&mut client, "My John", &["second@example.test"]);
    let answer = client.succeed(&find_people("", &query("john")));
    assert_eq!(names(&answer), ["My John"]);
}

#[test]
fn fp_298_fp_299_places_of_rows_came_with_the_first_service_pack() {
    let rows = ["People", "TotalNumberOfPeopleInView", "FirstMatchingRowIndex", "FirstLoadedRowIndex"];
    let cases = [
        (ServerProfile::Exchange2013, "Exchange2013", 2),
        (ServerProfile::Exchange2013Sp1, "Exchange2013_SP1", 4),
        (ServerProfile::Exchange2019, "Exchange2016", 4),
    ];
    for (profile, version, count) in cases {
        let answer = client_of(profile, version).succeed(&find_people("", ""));
        assert_eq!(answer.names()[1..], rows[..count], "{profile:?}");
    }
}

#[test]
fn fp_300_the_total_does_not_depend_on_the_page() {
    let mut client = client();
    for name in ["Ann", "Bea", "Cleo"] {
        add_contact(&mut client, name, &[]);
    }
    let page = find_people("", "").replace("\"100\"", "\"1\"").replace("Offset=\"0\"", "Offset=\"1\"");
    let answer = client.succeed(&page);
    assert_eq!(names(&answer), ["Bea"]);
    assert_eq!(answer.value("TotalNumberOfPeopleInView"), "3");
    assert_eq!(answer.value("FirstMatchingRowIndex"), "0");
    assert_eq!(answer.value("FirstLoadedRowIndex"), "1");
}

#[test]
fn fp_301_fp_302_shapes_say_what_is_shown() {
    let default = [
        "PersonaId",
        "CreationTime",
        "DisplayName",
        "DisplayNameFirstLast",
        "DisplayNameLastFirst",
        "FileAs",
        "GivenName",
        "Surname",
        "EmailAddress",
        "EmailAddresses",
        "RelevanceScore",
    ];
    let shape = |base: &str, more: &str| {
        format!("<m:PersonaShape><t:BaseShape>{base}</t:BaseShape>{more}</m:PersonaShape>")
    };
    let mut client = client_of(ServerProfile::Exchange2013, "Exchange2013");
    add_contact(&mut client, "Ann Lee", &["ann@example.test"]);
    for shape in [String::new(), shape("Default", "")] {
        let answer = client.succeed(&find_people(&shape, ""));
        assert_eq!(answer.one("Persona").names(), default);
        assert_eq!(answer.value("DisplayNameLastFirst"), "Lee Ann");
    }
    let answer = client.succeed(&find_people(&shape("IdOnly", ""), ""));
    assert_eq!(answer.one("Persona").names(), ["PersonaId"]);
    let more = format!(
        "<t:AdditionalProperties>{}{}{}</t:AdditionalProperties>",
        field("persona:Surname"),
        field("persona:Attributions"),
        // Accepted, and not for searches (B-27).
        field("persona:MobilePhones")
    );
    let answer = client.succeed(&find_people(&shape("IdOnly", &more), ""));
    assert_eq!(answer.one("Persona").names(), ["PersonaId", "Surname", "Attributions"]);
}

#[test]
fn fp_305_the_order_can_be_reversed() {
    let mut client = client();
    for name in ["Bea", "ann", "Cleo"] {
        add_contact(&mut client, name, &[]);
    }
    let mut sorted = |direction: &str, path: &str| -> Vec<String> {
        let answer = client.succeed(&find_people("", &ordered(direction, path)));
        names(&answer).into_iter().map(Into::into).collect()
    };
    assert_eq!(sorted("Ascending", "persona:DisplayName"), ["ann", "Bea", "Cleo"]);
    assert_eq!(sorted("Descending", "persona:DisplayName"), ["Cleo", "Bea", "ann"]);
    assert_eq!(sorted("Descending", "persona:RelevanceScore"), ["ann", "Bea", "Cleo"], "all are equal");
}

#[test]
fn fp_306_a_key_says_where_to_look() {
    let mut client = client();
    add_contact(&mut client, "Bea", &["john.bea@example.test"]);
    let after = format!("{}{}", parent("contacts"), query("john"));
    assert_eq!(names(&client.succeed(&find_people("", &after))), ["Bea"]);
    let answer = client.succeed(&find_people("", &query("DisplayName:john")));
    assert_eq!(names(&answer), ["John Adams"]);
}

#[test]
fn fp_307_an_aggregation_restriction_looks_at_all_sources_together() {
    let mut client = client();
    client.succeed(
        "<m:AddNewImContactToGroup><m:ImAddress>sip:ann@example.test</m:ImAddress>\
         <m:DisplayName>Ann IM</m:DisplayName></m:AddNewImContactToGroup>",
    );
    add_contact(&mut client, "Ann Lee", &["ann@example.test"]);
    add_contact(&mut client, "Bea", &["bea@example.test"]);
    let with_im = exists("persona:ImAddress");
    let answer = client.succeed(&find_people("", &restricted("AggregationRestriction", &with_im)));
    assert_eq!(names(&answer), ["Ann Lee"]);
    let both = format!("<t:And>{with_im}{}</t:And>", exists("persona:Surname"));
    let answer = client.succeed(&find_people("", &restricted("Restriction", &both)));
    assert!(names(&answer).is_empty(), "no source has both");
    let answer = client.succeed(&find_people("", &restricted("AggregationRestriction", &both)));
    assert_eq!(names(&answer), ["Ann Lee"]);
}

#[test]
fn fp_309_fp_333_nobody_found_is_no_error() {
    let answer = client().succeed(&find_people("", &query("nobody")));
    assert!(answer.one("People").children.is_empty());
    assert_eq!(answer.value("TotalNumberOfPeopleInView"), "0");
}

#[test]
fn fp_334_no_text_of_a_query_does_harm() {
    let mut client = client();
    add_contact(&mut client, "Änn Lée", &["ann@example.test"]);
    let long = "a ".repeat(2000);
    for text in ["\"", ":", "::", "a:\"", "DisplayName:", "\u{a0}x", "İ ß", &long] {
        client.succeed(&find_people("", &query(text)));
    }
}

#[test]
fn fp_335_searching_changes_nothing() {
    let mut client = client();
    add_contact(&mut client, "Ann Lee", &["ann@example.test"]);
    let before = client.simulator.clone();
    client.succeed(&find_people("", &query("ann")));
    assert!(before.mailboxes().eq(client.simulator.mailboxes()));
}
