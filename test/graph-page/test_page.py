"""The page of `pipectl graph --format html` in a real browser, from a file, with mouse and keyboard.

Run from the root of the repository after `npm run build`, in an environment with test/requirements.txt:
    python -m pytest test/graph-page
"""
import json

import pytest
from browser import FRAUD, start, write_page
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.support.ui import WebDriverWait

BROKEN = """name: broken
config: {{ function_arn: "arn:aws:lambda:us-east-1:123456789012:function:note" }}
parameters: {{ unused: {{ type: String, default: {hostile} }} }}
steps:
  load: {{ type: Lambda, description: {hostile}, config: {{ inputs: {{ text: {hostile} }} }} }}
  stop: {{ type: Fail, message: {hostile}, needs: [load, gone] }}
"""
HOSTILE = json.dumps("""</script><img src=x onerror=alert(1)> ' " & <!-- ]]>""")
SECRET = "AKIA" + "QWERTYUIOPASDFGH"


@pytest.fixture(scope="module")
def browser():
    found = start()
    yield found
    found.quit()


class Page:
    """What a reader sees of a page and does to it."""

    def __init__(self, browser, file):
        self.browser = browser
        browser.get("about:blank")
        browser.get_log("performance")
        browser.get_log("browser")
        browser.get(file.as_uri())

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def node(self, name):
        return self.find(f'[data-step="{name}"]')

    def press(self, *keys):
        ActionChains(self.browser).send_keys(*keys).perform()

    def focused(self):
        """The step or the element that has the focus."""
        return self.browser.execute_script(
            "const { dataset, id, tagName } = document.activeElement; return dataset.step ?? (id || tagName);"
        )

    def open_step(self):
        """The name of the step whose panel is open; None if none is."""
        panel = self.find("#step")
        return panel.find_element(By.TAG_NAME, "h2").text if panel.is_displayed() else None

    def expect_open(self, name):
        WebDriverWait(self.browser, 5).until(lambda _: self.open_step() == name)

    def width_of(self, name):
        return self.node(name).rect["width"]

    def place_of(self, name):
        return self.node(name).rect["x"], self.node(name).rect["y"]

    def is_visible(self, name):
        box, view = self.node(name).rect, self.find("#drawing").rect
        return (
            view["x"] <= box["x"] and box["x"] + box["width"] <= view["x"] + view["width"]
            and view["y"] <= box["y"] and box["y"] + box["height"] <= view["y"] + view["height"]
        )

    def finish(self):
        """The page has loaded nothing but itself, and had nothing to complain of."""
        events = [json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")]
        loaded = [
            event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"
        ]
        assert [url for url in loaded if not url.startswith(("file:///", "data:,"))] == []
        assert len([url for url in loaded if url.startswith("file:///")]) == 1
        assert self.browser.get_log("browser") == []


@pytest.fixture(scope="module")
def fraud_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("page") / "fraud.html"
    write_page(FRAUD, file)
    return file


@pytest.fixture
def fraud(browser, fraud_file):
    page = Page(browser, fraud_file)
    yield page
    page.finish()


def test_shows_all_steps_and_the_parameters(fraud):
    assert fraud.find("h1").text == "fraud-xgboost"
    nodes = fraud.browser.find_elements(By.CSS_SELECTOR, "[data-step]")
    assert len(nodes) == 11
    assert all(fraud.is_visible(node.get_attribute("data-step")) for node in nodes)
    assert fraud.find("#overview-button").text == "No problems"
    assert "min_auc" in fraud.find("#overview table").text


def test_a_click_opens_a_step_and_a_link_leads_to_what_feeds_it(fraud):
    fraud.node("evaluate").click()
    fraud.expect_open("evaluate")
    panel = fraud.find("#step")
    assert "XGBoostModelEval · Processing" in panel.text
    assert "model_input ← train.model_artifacts" in panel.text
    assert "required model_artifacts, explicit" in panel.text
    assert "processed_data ← preprocess_calibration.processed_data" in panel.text
    assert "score 0.98" in panel.text
    assert "metrics_output → register.model_metrics" in panel.text
    assert "decision_threshold" in panel.text
    assert "manifests/fraud-xgboost/configs/evaluate.config.yaml:2:21 (step)" in panel.text
    panel.find_elements(By.CSS_SELECTOR, "details summary")[1].click()
    assert "+40 dependency_type: both are processing_output" in panel.text
    assert "lost: " in panel.text
    panel.find_element(By.LINK_TEXT, "train.model_artifacts").click()
    fraud.expect_open("train")
    assert "open" in fraud.node("train").get_attribute("class").split()
    fraud.browser.back()
    fraud.expect_open("evaluate")
    fraud.find("#step .close").click()
    fraud.expect_open(None)


def test_a_condition_says_what_it_asks_and_a_step_in_its_branch_when_it_runs(fraud):
    fraud.node("quality_gate").click()
    fraud.expect_open("quality_gate")
    assert "evaluate.files.metrics#auc >= params.min_auc" in fraud.find("#step").text
    fraud.node("register").click()
    fraud.expect_open("register")
    assert "Runs if quality_gate is true." in fraud.find("#step").text


def test_the_mouse_moves_and_zooms(fraud):
    width = fraud.width_of("train")
    origin = ScrollOrigin.from_element(fraud.node("train"))
    ActionChains(fraud.browser).scroll_from_origin(origin, 0, -300).perform()
    assert fraud.width_of("train") > width * 1.2
    fraud.find("#zoom-out").click()
    fraud.find("#fit").click()
    assert fraud.width_of("train") == pytest.approx(width)
    x, y = fraud.place_of("train")
    ActionChains(fraud.browser).move_to_element(fraud.node("train")).click_and_hold().move_by_offset(60, 40).release().perform()
    assert fraud.place_of("train") == (pytest.approx(x + 60, abs=2), pytest.approx(y + 40, abs=2))
    assert fraud.open_step() is None


def test_everything_is_done_with_the_keyboard(fraud):
    fraud.press("/")
    assert fraud.focused() == "search"
    fraud.press("model_input")
    assert fraud.find("#hits").text == "1 of 3"
    assert fraud.find(".node.current").get_attribute("data-step") == "evaluate"
    fraud.press(Keys.ENTER)
    assert fraud.find("#hits").text == "2 of 3"
    assert fraud.find(".node.current").get_attribute("data-step") == "package"
    ActionChains(fraud.browser).key_down(Keys.SHIFT).send_keys(Keys.ENTER).key_up(Keys.SHIFT).perform()
    assert fraud.find("#hits").text == "1 of 3"
    fraud.press(Keys.ESCAPE)
    assert fraud.focused() == "evaluate"
    fraud.press(Keys.ENTER)
    fraud.expect_open("evaluate")
    assert fraud.focused() == "step"
    fraud.press(Keys.ESCAPE)
    fraud.expect_open(None)
    assert fraud.focused() == "evaluate"
    fraud.press(Keys.TAB)
    assert fraud.focused() == "quality_gate"

    width = fraud.width_of("train")
    fraud.press("+")
    assert fraud.width_of("train") == pytest.approx(width * 1.25, rel=0.01)
    fraud.press("-")
    assert fraud.width_of("train") == pytest.approx(width, rel=0.01)
    x, y = fraud.place_of("train")
    fraud.press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN)
    assert fraud.place_of("train")[0] < x - 20 and fraud.place_of("train")[1] < y - 20
    fraud.press("0")
    assert fraud.is_visible("load_training") and fraud.is_visible("register")


def test_a_step_that_is_far_away_comes_into_sight_with_the_focus(fraud):
    for _ in range(6):
        fraud.press("+")
    fraud.browser.execute_script("document.querySelector('[data-step=\"load_training\"]').focus()")
    assert fraud.is_visible("load_training")
    fraud.browser.execute_script("document.querySelector('[data-step=\"register\"]').focus()")
    assert fraud.is_visible("register")


def test_a_long_pipeline_begins_legibly_and_a_search_leads_to_the_hit(browser, tmp_path):
    steps = [f"  s{n}: {{ type: Fail, message: Stop{f', needs: [s{n - 1}]' if n > 0 else ''} }}\n" for n in range(100)]
    (tmp_path / "pipectl.yaml").write_text("{}\n")
    (tmp_path / "long.pipeline.yaml").write_text(f"name: long\nsteps:\n{''.join(steps)}")
    write_page(tmp_path / "long.pipeline.yaml", tmp_path / "long.html")
    page = Page(browser, tmp_path / "long.html")
    assert page.is_visible("s0") and page.width_of("s0") > 60
    page.press("0")
    assert page.is_visible("s0") and page.is_visible("s99")
    page.find("#search").send_keys("s77")
    assert page.is_visible("s77") and page.width_of("s77") > 60
    page.finish()


def test_a_search_without_hits_says_so(fraud):
    fraud.find("#search").send_keys("nothing of it")
    assert fraud.find("#hits").text == "no hit"


def test_an_address_opens_a_step(browser, fraud_file):
    browser.get("about:blank")
    browser.get(fraud_file.as_uri() + "#step=train")
    assert browser.find_element(By.CSS_SELECTOR, "#step h2").text == "train"


def test_paper_shows_all_of_it(fraud):
    for _ in range(4):
        fraud.press("+")
    fraud.browser.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    assert fraud.find("#drawing").get_dom_attribute("viewBox").startswith("0 0 ")
    fraud.browser.execute_script("window.dispatchEvent(new Event('afterprint'))")


def test_is_dark_where_the_reader_wants_it(fraud):
    background = "return getComputedStyle(document.body).backgroundColor"
    assert fraud.browser.execute_script(background) == "rgb(255, 255, 255)"
    feature = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    fraud.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)
    assert fraud.browser.execute_script(background) == "rgb(13, 17, 23)"
    fraud.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_a_broken_pipeline_shows_its_problems_and_runs_nothing_of_its_texts(browser, tmp_path):
    manifest = tmp_path / "broken.pipeline.yaml"
    (tmp_path / "pipectl.yaml").write_text("{}\n")
    manifest.write_text(BROKEN.format(hostile=HOSTILE))
    said = write_page(manifest, tmp_path / "broken.html", exit_code=1)
    assert 'Step "stop" needs "gone", which is not defined.' in said
    page = Page(browser, tmp_path / "broken.html")
    assert page.find("#overview-button").text == "2 problems"
    problems = page.find("#overview .problems")
    assert "error[DAG201]" in problems.text and "broken.pipeline.yaml:6:" in problems.text
    problems.find_element(By.LINK_TEXT, "stop").click()
    page.expect_open("stop")
    assert "error[DAG201]" in page.find("#step .problems").text
    assert json.loads(HOSTILE) in page.find("#step").text
    assert "error" in page.node("stop").get_attribute("class").split()
    page.node("load").click()
    page.expect_open("load")
    assert json.loads(HOSTILE) in page.find("#step table").text
    page.find("#overview-button").click()
    page.expect_open(None)
    assert page.find("#overview .problems").is_displayed()
    assert page.browser.find_elements(By.TAG_NAME, "img") == []
    page.finish()


def test_a_secret_is_not_in_the_page(browser, tmp_path):
    manifest = tmp_path / "secret.pipeline.yaml"
    (tmp_path / "pipectl.yaml").write_text("{}\n")
    manifest.write_text(BROKEN.format(hostile=SECRET).replace(", gone", ""))
    write_page(manifest, tmp_path / "secret.html")
    assert SECRET not in (tmp_path / "secret.html").read_text()
    page = Page(browser, tmp_path / "secret.html")
    page.node("load").click()
    page.expect_open("load")
    assert "(not shown: it holds an AWS access key)" in page.find("#step").text
    page.finish()
