-- Puts a slide on a meeting's plan.
-- param meeting_slide_id uuid
-- param meeting_id uuid
-- param organisation_id uuid
-- param place integer: from 0
-- param sort varchar
-- param title varchar
-- param screen varchar
-- param card varchar
-- param filters varchar: the query of an address
-- param text varchar
-- param notes varchar
insert into meeting_slides (
    meeting_slide_id, meeting_id, organisation_id, place, sort, title, screen, card, filters, text,
    notes
)
values (
    $meeting_slide_id, $meeting_id, $organisation_id, $place, $sort, $title, $screen, $card,
    $filters, $text, $notes
);
