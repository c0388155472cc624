"""Scrapy as it is installed, over the loopback site: the same eight fields, rows as JSON lines.

python3 spider.py ORIGIN FOLDER
"""
import json
import os
import re
import resource
import sys

import scrapy
from scrapy.crawler import CrawlerProcess

origin, folder = sys.argv[1:3]
rows = os.path.join(folder, "rows.jsonl")


class Firms(scrapy.Spider):
    name = "firms"
    start_urls = [f"{origin}/firms"]

    def parse(self, response):
        links = response.css("li a::attr(href)").getall()
        for link in links:
            yield response.follow(link, self.detail)
        if links:
            page = int((re.findall(r"page=(\d+)", response.url) or ["1"])[0])
            yield response.follow(f"/firms?page={page + 1}", self.parse)

    def detail(self, response):
        text = lambda selector: "".join(response.css(f"{selector} ::text").getall())
        yield {
            "url": response.url,
            "name": text("h1"),
            "city": text(".city"),
            "region": text(".region"),
            "founded": int(re.findall(r"\d{4}", text(".founded"))[0]),
            "website": response.css("a.site::attr(href)").get(),
            "summary": text(".lead"),
            "description": text(".about"),
            "tags": response.css(".tags li::text").getall(),
        }


process = CrawlerProcess({"LOG_LEVEL": "ERROR", "FEEDS": {rows: {"format": "jsonlines"}}})
process.crawl(Firms)
process.start()
with open(rows, encoding="utf8") as lines:
    print(json.dumps({"rows": sum(1 for _ in lines)}))
usage = resource.getrusage(resource.RUSAGE_SELF)
with open(os.environ["GOVSCOUT_BENCH_USAGE"], "w", encoding="utf8") as file:
    json.dump({"cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / 1000}, file)
